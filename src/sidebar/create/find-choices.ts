import type { NameChoice } from '../../rpc/index.ts';
import { spaceWords } from '../text/fold.ts';

/** A row that a field may name, its words folded once. */
export interface Nameable {
  readonly choice: NameChoice;
  /** Each word of its name, then of its detail, behind a space. */
  readonly name: string;
  readonly detail: string;
}

export function prepareChoices(choices: readonly NameChoice[]): Nameable[] {
  return choices.map((choice) => ({ choice, name: nameKey(choice[1]), detail: nameKey(choice[2]) }));
}

export interface FoundChoices {
  readonly choices: readonly NameChoice[];
  /** How many match in all. */
  readonly total: number;
  /** The one that bears the very name typed; `null` when none or several do. */
  readonly exact: NameChoice | null;
}

const SHOWN = 6;

/**
 * The rows of which each word typed begins a word: those of the company first, then those of which the name alone says so.
 *
 * @param companyId whose people or deals are meant most likely; `''` for nobody's
 */
export function findChoices(all: readonly Nameable[], typed: string, companyId: string): FoundChoices {
  const key = nameKey(typed);
  const words = key.split(/(?= )/).filter((word) => word !== '');
  const near = (choice: NameChoice) => companyId !== '' && choice[3] === companyId;
  // Nothing typed: the people of the company, when there is one.
  if (words.length === 0) {
    const own = all.filter(({ choice }) => near(choice)).map(({ choice }) => choice);
    return { choices: own.slice(0, SHOWN), total: own.length, exact: null };
  }
  const found = all
    .filter(({ name, detail }) => words.every((word) => name.includes(word) || detail.includes(word)))
    .map(({ choice, name }) => ({
      choice,
      rank:
        (near(choice) ? 0 : 4) + (words.every((word) => name.includes(word)) ? 0 : 2) + (name.startsWith(key) ? 0 : 1),
    }))
    .sort((a, b) => a.rank - b.rank || a.choice[1].localeCompare(b.choice[1], 'fr'));
  const same = all.filter(({ name }) => name === key);
  return {
    choices: found.slice(0, SHOWN).map(({ choice }) => choice),
    total: found.length,
    exact: same.length === 1 ? (same[0]?.choice ?? null) : null,
  };
}

/** « Ville de Saint-Ay (44) » and « ville de saint ay 44 » are one: ` ville de saint ay 44`. */
function nameKey(text: string): string {
  return spaceWords(text).replace(/^ +/, ' ').trimEnd();
}
