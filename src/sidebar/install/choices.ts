/** What a person changes in the plan, sent back whole each time. */
import type { InputOf, InstallView } from '../../rpc/index.ts';

export type Choices = InputOf<'install.plan'>['choices'];
type TabChoice = Choices['tabs'][number];

export const NO_CHANGES: Choices = { tabs: [], columns: [], words: [] };

/** Another use makes the choices of its columns senseless. */
export function chooseUse(choices: Choices, tab: string, use: TabChoice['use']): Choices {
  const columns = choices.columns.filter((column) => column.tab !== tab);
  return { ...changeTab(choices, tab, (known) => ({ ...known, use })), columns };
}

export function chooseNamed(choices: Choices, tab: string, named: boolean): Choices {
  return changeTab(choices, tab, (known) => ({ ...known, named }));
}

/** A row that was left out is data all the same, or no longer. */
export function chooseRow(choices: Choices, tab: string, position: number, taken: boolean): Choices {
  return changeTab(choices, tab, (known) => ({
    ...known,
    taken: [...known.taken.filter((other) => other !== position), ...(taken ? [position] : [])],
  }));
}

export function chooseColumn(choices: Choices, tab: string, column: number, use: string): Choices {
  const others = choices.columns.filter((known) => known.tab !== tab || known.column !== column);
  return { ...choices, columns: [...others, { tab, column, use }] };
}

export function chooseWord(choices: Choices, column: string, word: string, value: string): Choices {
  const others = choices.words.filter((known) => known.column !== column || known.word !== word);
  return { ...choices, words: [...others, { column, word, value }] };
}

function changeTab(choices: Choices, tab: string, change: (known: TabChoice) => TabChoice): Choices {
  const known = choices.tabs.find((choice) => choice.tab === tab) ?? { tab, use: '' as const, named: true, taken: [] };
  return { ...choices, tabs: [...choices.tabs.filter((choice) => choice.tab !== tab), change(known)] };
}

/** Rows that a person has taken back, of a tab. */
export function rowsTaken(choices: Choices, tab: string): readonly number[] {
  return choices.tabs.find((choice) => choice.tab === tab)?.taken ?? [];
}

/** Headers by use, for all tables: « Email », or « OPPORTUNITES : Montant HT » for another table's. */
export function columnChoices({ tables }: InstallView, table: string): { use: string; label: string; group: string }[] {
  const own = tables.filter(({ key }) => key === table);
  const others = MIXED.includes(table) ? tables.filter(({ key }) => key !== table && MIXED.includes(key)) : [];
  return [...own, ...others].flatMap(({ tab, columns }) =>
    columns.map(({ use, header }) => ({ use, label: header, group: tab })),
  );
}

/** A row of one of these tables may hold the facts of the others. */
const MIXED: readonly string[] = ['contacts', 'companies', 'opportunities'];
