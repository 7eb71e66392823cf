/**
 * The figures of TABLEAU_DE_BORD, as formulas over the tables that a person can click and read.
 * English function names, `;`, no decimal literals, no TEXT(…): read the same in every locale. A figure without data is `–`.
 */
import type { Stage, StageKind } from '../../crm/settings/stages.ts';
import type { Formula } from '../../ports.ts';
import { formula } from '../generated-tabs/formulas.ts';
import type { Refer } from '../generated-tabs/references.ts';

/** What the formulas are written from: where the columns stand, and what the team calls its stages. */
export interface Source {
  readonly refer: Refer;
  /** The whole of HISTORIQUE and of PARAMETRES, headers included. */
  readonly history: string;
  readonly parameters: string;
  readonly stages: readonly Stage[];
  /** Where revenue is read: VENTES once the team keeps it, the opportunities won before that. */
  readonly sold: 'sales' | 'opportunities';
}

export const MONTH_START = 'EOMONTH($K$1;-1)+1';
export const TOMORROW = '$K$1+1';
export const YEAR_AGO = 'EDATE($K$1;-12)';

export interface Indicator {
  readonly label: string;
  readonly actual: Formula;
}

/** What the month has brought so far, line by line, for a team without objectives. */
export function indicators(source: Source): Indicator[] {
  const { refer } = source;
  const thisMonth = (column: string) => between(column, MONTH_START, TOMORROW);
  const reached = (names: readonly string[]) =>
    formula(sum(names, (name) => `COUNTIFS(${reachedBy(source, name)};${thisMonth(refer('history', 'date'))})`));
  const exchanges = (column: string, values: readonly string[]) =>
    formula(
      sum(
        values,
        (value) => `COUNTIFS(${refer('interactions', column)};"${value}";${thisMonth(refer('interactions', 'date'))})`,
      ),
    );
  return [
    { label: 'Nouveaux contacts', actual: formula(`COUNTIFS(${thisMonth(refer('contacts', 'addedOn'))})`) },
    { label: 'Leads qualifiés', actual: reached(source.stages.slice(1, 2).map(({ name }) => name)) },
    { label: 'Échanges sortants', actual: exchanges('type', ['Email envoyé', 'Appel', 'LinkedIn', 'SMS']) },
    { label: 'RDV pris', actual: formula(countMeetings(refer, MONTH_START, TOMORROW)) },
    { label: 'Propositions envoyées', actual: reached(namesOf(source, 'proposal').slice(0, 1)) },
    { label: 'Nouveaux clients', actual: reached(namesOf(source, 'won')) },
    { label: 'CA signé', actual: formula('B5') },
    { label: 'Réponses positives', actual: exchanges('result', ['Réponse positive']) },
  ];
}

/** Amount and weighted amount of the opportunities that stand in the stage named in B. */
export function pipelineLine({ refer }: Source, row: number): readonly [Formula, Formula] {
  const total = (key: string) =>
    formula(`SUMIFS(${refer('opportunities', key)};${refer('opportunities', 'stage')};$B${row})`);
  return [total('amount'), total('weightedAmount')];
}

/** Weighted amount that closes `offset` months from now; the current month takes what is overdue. */
export function forecastFigure(source: Source, offset: number): Formula {
  const due = source.refer('opportunities', 'closesOn');
  const from = offset === 0 ? '' : `${due};">"&EOMONTH($K$1;${offset - 1});`;
  return formula(
    `SUMIFS(${source.refer('opportunities', 'weightedAmount')};${from}${due};"<="&EOMONTH($K$1;${offset});${stillOpen(source)})`,
  );
}

/** Exchanges of some types in the week that began `weeks` weeks before the current one. */
export function activityFigure({ refer }: Source, types: readonly string[], weeks: number): Formula {
  const date = refer('interactions', 'date');
  const monday = `$K$1-WEEKDAY($K$1;2)+1-${weeks * 7}`;
  return formula(
    sum(
      types,
      (type) => `COUNTIFS(${refer('interactions', 'type')};"${type}";${between(date, monday, `${monday}+7`)})`,
    ),
  );
}

export function namesOf({ stages }: Source, kind: StageKind): string[] {
  return stages.filter((stage) => stage.kind === kind).map(({ name }) => name);
}

/** Terms added up, in brackets; 0 when there is none. */
export function sum(items: readonly string[], term: (item: string) => string): string {
  const terms = items.map(term);
  return terms.length === 1 ? terms.join('') : `(${terms.join('+') || '0'})`;
}

/** Conditions of SUMIFS and COUNTIFS: dates from a day on, and before another. */
export function between(column: string, from: string, before: string): string {
  return `${column};">="&${from};${column};"<"&${before}`;
}

/** Conditions of SUMIFS and COUNTIFS: neither won nor lost. */
export function stillOpen(source: Source): string {
  const stage = source.refer('opportunities', 'stage');
  return [...namesOf(source, 'won'), ...namesOf(source, 'lost')].map((name) => `${stage};"<>${name}"`).join(';');
}

export function countStages(source: Source, kind: StageKind): string {
  return sum(namesOf(source, kind), (name) => `COUNTIFS(${source.refer('opportunities', 'stage')};"${name}")`);
}

/** Sum of a column of the opportunities won between two days. */
export function sumOfWon(source: Source, key: string, from: string, before: string, more = ''): string {
  const dates = between(source.refer('opportunities', 'closedOn'), from, before);
  return sum(
    namesOf(source, 'won'),
    (name) =>
      `SUMIFS(${source.refer('opportunities', key)};${source.refer('opportunities', 'stage')};"${name}";${dates}${more})`,
  );
}

/** Revenue between two days, credit notes deducted. */
export function revenue(source: Source, from: string, before: string): string {
  if (source.sold === 'opportunities') return sumOfWon(source, 'amount', from, before);
  return `SUMIFS(${source.refer('sales', 'amount')};${between(source.refer('sales', 'date'), from, before)})`;
}

/** Conditions of COUNTIFS: opportunities that entered a stage. */
export function reachedBy({ refer }: Source, stage: string): string {
  return `${refer('history', 'subject')};"Opportunité";${refer('history', 'to')};"${stage}"`;
}

/** Appointments made between two days. */
export function countMeetings(refer: Refer, from: string, before: string): string {
  return `COUNTIFS(${refer('interactions', 'result')};"RDV pris";${between(refer('interactions', 'date'), from, before)})`;
}

/** A whole number with its thousands apart, as French people read them: formulas have no text format that all locales share. */
export function grouped(figure: string): string {
  const thousands = `INT(${figure}/1000)`;
  const hundreds = (number: string) => `RIGHT("00"&MOD(${number};1000);3)`;
  const millions = `INT(${thousands}/1000)&"\u202f"&${hundreds(thousands)}`;
  return `IF(${figure}<1000;${figure};IF(${figure}<1000000;${thousands};${millions})&"\u202f"&${hundreds(figure)})`;
}
