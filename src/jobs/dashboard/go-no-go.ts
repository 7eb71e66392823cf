/** The Go / No-Go board: the first criteria of GO_NO_GO, or the usual ones before it is kept, and the decision in words. */
import { formatShortDay } from '../../crm/french/dates.ts';
import { TO_MEASURE } from '../../crm/steering/go-no-go.ts';
import { type Unit, unitOf, withoutUnit } from '../../crm/steering/units.ts';
import type { CriterionRow } from '../../crm/tables/index.ts';
import { fitText } from '../generated-tabs/fit-text.ts';
import { type Content, DASH, formula, type Placed } from '../generated-tabs/formulas.ts';
import type { Refer } from '../generated-tabs/references.ts';
import { countStages, grouped, namesOf, reachedBy, type Source, sum } from './figures.ts';
import { CRITERION_LINES, FIRST_CRITERION, HIDDEN_CELLS } from './places.ts';

export interface Criterion {
  readonly label: string;
  readonly actual: Content;
  readonly threshold: Content;
  readonly ideal: Content;
  readonly unit: Unit;
}

export interface CriterionBoard {
  readonly title: string;
  readonly lines: readonly Criterion[];
  /** Day of the decision: the next one, else the last. */
  readonly decisionOn: Date | null;
}

const LABEL_PIXELS = 176;
const LAST_CRITERION = FIRST_CRITERION + CRITERION_LINES - 1;
/** Longer sentences do not fit in the line of the verdict. */
const LONGEST = 82;

/** `null` when GO_NO_GO says nothing yet. */
export function boardOfCriteria(rows: readonly CriterionRow[], refer: Refer, today: Date): CriterionBoard | null {
  const shown = rows.filter(({ id, criterion }) => id !== '' && criterion.trim() !== '').slice(0, CRITERION_LINES);
  if (shown.length === 0) return null;
  const days = shown.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort((a, b) => a.getTime() - b.getTime());
  const decisionOn = days.find((day) => day >= today) ?? days[days.length - 1] ?? null;
  return {
    title: decisionOn === null ? 'Go / No-Go' : `Go / No-Go, comité du ${formatShortDay(decisionOn)}`,
    decisionOn,
    lines: shown.map((row) => {
      const { id, criterion, code, threshold, ideal, current } = row;
      const known = (key: string) => {
        const cell = `INDEX(${refer('criteria', key)};MATCH("${id}";${refer('criteria', 'id')};0))`;
        return formula(`IFERROR(IF(ISNUMBER(${cell});${cell};${DASH});${DASH})`);
      };
      return {
        label: fitText(withoutUnit(criterion), LABEL_PIXELS, 10),
        actual: known('current'),
        threshold: known('threshold'),
        ideal: known('ideal'),
        unit: unitOf(code, criterion, [threshold, ideal, current]),
      };
    }),
  };
}

/** The four default criteria of the Go/No-Go decision, with their default thresholds. */
export function usualCriteria(source: Source): CriterionBoard {
  const lead = source.stages[0]?.name;
  const qualified = source.stages.filter(({ name, kind }) => name !== lead && kind !== 'lost').map(({ name }) => name);
  const stage = source.refer('opportunities', 'stage');
  const proposals = namesOf(source, 'proposal').slice(0, 1);
  const id = source.refer('opportunities', 'id');
  const line = (label: string, figure: string, threshold: number, ideal: number, unit: Unit = 'count') => ({
    label,
    actual: formula(`IF(COUNTA(${id})<2;${DASH};${figure})`),
    threshold,
    ideal,
    unit,
  });
  return {
    title: 'Go / No-Go',
    decisionOn: null,
    lines: [
      line(
        'Opportunités qualifiées',
        sum(qualified, (name) => `COUNTIFS(${stage};"${name}")`),
        5,
        10,
      ),
      line(
        'Devis envoyés',
        sum(proposals, (name) => `COUNTIFS(${reachedBy(source, name)})`),
        3,
        5,
      ),
      line('Ventes signées', countStages(source, 'won'), 1, 2),
      line(
        'CA engagé',
        sum(namesOf(source, 'won'), (name) => `SUMIFS(${source.refer('opportunities', 'amount')};${stage};"${name}")`),
        2_500,
        5_000,
        'euros',
      ),
    ],
  };
}

/** Under the threshold NO-GO, at the ideal GO idéal; nothing to measure is not zero. */
export function verdict(row: number): Content {
  const judged = `IF(D${row}<F${row};"NO-GO";IF(ISNUMBER(G${row})*(D${row}>=G${row});"GO idéal";"GO"))`;
  return formula(`IF(ISNUMBER(F${row});IF(ISNUMBER(D${row});${judged};"${TO_MEASURE}");${DASH})`);
}

/** What each criterion under its threshold lacks: `8 800 € (CA engagé)`. Hidden: the decision is written from it. */
export function missingTexts({ lines }: CriterionBoard): Placed {
  return new Map(
    lines.map(({ unit }, index) => {
      const row = FIRST_CRITERION + index;
      const lacking = (scale: number) => `ROUNDUP((F${row}-D${row})*${scale};0)`;
      const amounts: Readonly<Record<Unit, string>> = {
        count: lacking(1),
        decimal: lacking(1),
        euros: `${grouped(lacking(1))}&"\u00a0€"`,
        share: `${lacking(100)}&" pts"`,
        times: `ROUNDUP(F${row}-D${row};1)&"\u00a0×"`,
      };
      return [
        `${HIDDEN_CELLS.missingColumn}${HIDDEN_CELLS.firstRow + index}`,
        formula(`IF(H${row}="NO-GO";${amounts[unit]}&" ("&B${row}&")";"")`),
      ] as const;
    }),
  );
}

/** The decision as a whole, in words: what is missing, and the days left. One criterion missed is enough to wait. */
export function overallVerdict(): Content {
  const verdicts = `H${FIRST_CRITERION}:H${LAST_CRITERION}`;
  const missed = `COUNTIF(${verdicts};"NO-GO")`;
  const unmeasured = `COUNTIF(${verdicts};"${TO_MEASURE}")`;
  const { missingColumn, firstRow, decision } = HIDDEN_CELLS;
  const texts = `$${missingColumn}$${firstRow}:$${missingColumn}$${firstRow + CRITERION_LINES - 1}`;
  const days = `IF(ISNUMBER($${decision});IF($${decision}<$K$1;", décision passée";IF($${decision}=$K$1;", décision aujourd’hui";", "&($${decision}-$K$1)&IF($${decision}-$K$1=1;" jour restant";" jours restants")));"")`;
  const named = `"NO-GO à ce jour\u00a0: il manque "&TEXTJOIN(" et ";TRUE;${texts})`;
  const counted = `"NO-GO à ce jour\u00a0: "&${missed}&IF(${missed}=1;" critère sous son seuil";" critères sous leur seuil")`;
  return formula(
    `IF(${missed}+${unmeasured}+COUNTIF(${verdicts};"GO*")=${unmeasured};"Verdict à partir de la première mesure.";` +
      `IF(${missed}>0;IF((${missed}<3)*(LEN(${named}&${days})<${LONGEST});${named};${counted})&${days}&".";` +
      `IF(${unmeasured}>0;"Verdict incomplet\u00a0: "&${unmeasured}&IF(${unmeasured}=1;" critère à mesurer";" critères à mesurer")&${days}&".";` +
      `IF(COUNTIF(${verdicts};"GO idéal")=COUNTIF(${verdicts};"GO*");"GO idéal\u00a0: tous les idéaux sont atteints";"GO\u00a0: tous les seuils sont atteints")&${days}&".")))`,
  );
}
