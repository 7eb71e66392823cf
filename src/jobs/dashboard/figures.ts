/**
 * The figures of TABLEAU_DE_BORD, as formulas over the tables that a person can click and read.
 * English function names, `;`, no decimal literals, no TEXT(…): read the same in every locale. A figure without data is `–`.
 */
import type { Stage, StageKind } from '../../crm/settings/stages.ts';
import type { Cell, Formula } from '../../ports.ts';
import type { Refer } from './references.ts';

export type Content = Cell | Formula;

/** Content by A1 address, to be laid on the page. */
export type Placed = ReadonlyMap<string, Content>;

/** What the formulas are written from: where the columns stand, and what the team calls its stages. */
export interface Source {
  readonly refer: Refer;
  /** The whole of HISTORIQUE, header included. */
  readonly history: string;
  readonly stages: readonly Stage[];
}

/** What a cell shows when there is nothing to count. */
export const NONE = '–';
const DASH = `"${NONE}"`;
const MONTH_START = 'EOMONTH($K$1;-1)+1';
const TOMORROW = '$K$1+1';
const YEAR_AGO = 'EDATE($K$1;-12)';

export function formula(text: string): Formula {
  return { formula: `=${text}` };
}

/** Signed revenue, weighted pipeline, meetings and win rate, each with what it is compared to and its bar. */
export function tiles(source: Source): Placed {
  const { refer } = source;
  const monthAgo = 'EDATE($K$1;-1)';
  const lastMonthStart = 'EOMONTH($K$1;-2)+1';
  const open = stillOpen(source);
  const ended = (from: string, before: string) =>
    `(${countEnded(source, 'won', from, before)}+${countEnded(source, 'lost', from, before)})`;
  const winRate = (from: string, before: string) => `${countEnded(source, 'won', from, before)}/${ended(from, before)}`;
  return new Map<string, Content>([
    ['B5', formula(`IF(${countStages(source, 'won')}=0;${DASH};${signed(source, MONTH_START, TOMORROW)})`)],
    ['D5', formula(`IFERROR(B5/${signed(source, lastMonthStart, `${monthAgo}+1`)}-1;"")`)],
    [
      'F5',
      formula(
        `IF(COUNTA(${refer('opportunities', 'id')})<2;${DASH};SUMIFS(${refer('opportunities', 'weightedAmount')};${open}))`,
      ),
    ],
    ['H5', formula(`IFERROR(F5/VLOOKUP(${MONTH_START};$B$104:$C$193;2;TRUE)-1;"")`)],
    ['F7', formula(`IFERROR(REPT("█";ROUND(MIN(1;F5/SUMIFS(${refer('opportunities', 'amount')};${open}))*45;0));"")`)],
    [
      'J5',
      formula(`IF(COUNTA(${refer('interactions', 'id')})<2;${DASH};${countMeetings(refer, MONTH_START, TOMORROW)})`),
    ],
    ['L5', formula(`IFERROR(J5/${countMeetings(refer, lastMonthStart, `${monthAgo}+1`)}-1;"")`)],
    ['N5', formula(`IF(${ended(YEAR_AGO, TOMORROW)}<10;${DASH};${winRate(YEAR_AGO, TOMORROW)})`)],
    ['P5', formula(`IFERROR(ROUND((N5-${winRate('EDATE($K$1;-24)', YEAR_AGO)})*100;0);"")`)],
    ['N7', formula('IF(ISNUMBER(N5);REPT("█";ROUND(N5*45;0));"")')],
  ]);
}

export interface Indicator {
  readonly label: string;
  readonly actual: Formula;
}

/** What the month has brought so far, line by line. */
export function indicators(source: Source): Indicator[] {
  const { refer } = source;
  const thisMonth = (column: string) => `${column};">="&${MONTH_START};${column};"<"&${TOMORROW}`;
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

/** The whole funnel of twelve months, spilled on hidden rows for the visible lines to look up. */
export function funnelTable({ history }: Source): Formula {
  return formula(`ENTONNOIR(${history};"";${YEAR_AGO};$K$1)`);
}

/** An open stage of the visible funnel: entered, moved on, rate, median days. */
export function funnelLine(row: number): Placed {
  return new Map<string, Content>([
    [`D${row}`, lookUp(row, 2)],
    [`E${row}`, '→'],
    [`F${row}`, lookUp(row, 3)],
    [`G${row}`, lookUp(row, 4)],
    [`H${row}`, lookUp(row, 6)],
  ]);
}

/** The last line of the visible funnel: those who signed, as a share of those who came in. */
export function funnelTotal(row: number, firstRow: number): Placed {
  return new Map<string, Content>([
    [`D${row}`, lookUp(row, 2)],
    [`G${row}`, formula(`IFERROR(D${row}/D${firstRow};${DASH})`)],
    [`H${row}`, 'du total'],
  ]);
}

function lookUp(row: number, column: number): Formula {
  const figure = `INDEX($F$70:$M$78;MATCH($B${row};$F$70:$F$78;0);${column})`;
  return formula(`IFERROR(IF(ISNUMBER(${figure})*(SUM($G$71:$G$78)>0);${figure};${DASH});${DASH})`);
}

/** The stage where most are lost, said as a sentence; silent until thirty changes of stage are known. */
export function leak({ refer }: Source): Formula {
  const worst = 'MATCH(MIN(G24:G29);G24:G29;0)';
  return formula(
    `IF(COUNTA(${refer('history', 'date')})<31;"La fuite principale sera nommée ici dès 30 changements d’étape.";` +
      `IFERROR("Fuite principale : après « "&INDEX(B24:B29;${worst})&" », "&ROUND(MIN(G24:G29)*100;0)&" % passent.";""))`,
  );
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
      (type) => `COUNTIFS(${refer('interactions', 'type')};"${type}";${date};">="&${monday};${date};"<"&${monday}+7)`,
    ),
  );
}

/** Revenue signed in twelve months through the channel named in J. */
export function channelRevenue(source: Source, row: number): Formula {
  return formula(signed(source, YEAR_AGO, TOMORROW, `;${source.refer('opportunities', 'channel')};$J${row}`));
}

export interface Criterion {
  readonly label: string;
  readonly actual: Formula;
  readonly threshold: number;
  readonly ideal: number;
}

/** The four default criteria of the Go/No-Go decision, with their default thresholds. */
export function criteria(source: Source): Criterion[] {
  const lead = source.stages[0]?.name;
  const qualified = source.stages.filter(({ name, kind }) => name !== lead && kind !== 'lost').map(({ name }) => name);
  const stage = source.refer('opportunities', 'stage');
  const proposals = namesOf(source, 'proposal').slice(0, 1);
  const id = source.refer('opportunities', 'id');
  const measured = (figure: string) => formula(`IF(COUNTA(${id})<2;${DASH};${figure})`);
  return [
    {
      label: 'Opportunités qualifiées',
      actual: measured(sum(qualified, (name) => `COUNTIFS(${stage};"${name}")`)),
      threshold: 5,
      ideal: 10,
    },
    {
      label: 'Devis envoyés',
      actual: measured(sum(proposals, (name) => `COUNTIFS(${reachedBy(source, name)})`)),
      threshold: 3,
      ideal: 5,
    },
    { label: 'Ventes signées', actual: measured(countStages(source, 'won')), threshold: 1, ideal: 2 },
    {
      label: 'CA engagé',
      actual: measured(
        sum(namesOf(source, 'won'), (name) => `SUMIFS(${source.refer('opportunities', 'amount')};${stage};"${name}")`),
      ),
      threshold: 2_500,
      ideal: 5_000,
    },
  ];
}

/** The decision as a whole, in words: one criterion missed is enough to wait. */
export function overallVerdict(): Formula {
  const missed = 'COUNTIF(H60:H63;"NO-GO")';
  return formula(
    `IF(COUNTIF(H60:H63;${DASH})=4;"Verdict à partir de la première opportunité.";` +
      `IF(${missed}=0;"GO : tous les seuils sont atteints.";` +
      `"NO-GO à ce jour : "&${missed}&IF(${missed}=1;" critère sous son seuil.";" critères sous leur seuil.")))`,
  );
}

/** Under the threshold NO-GO, at the ideal GO idéal; nothing to measure is not zero. */
export function verdict(row: number): Formula {
  return formula(`IF(ISNUMBER(D${row});IF(D${row}>=G${row};"GO idéal";IF(D${row}>=F${row};"GO";"NO-GO"));${DASH})`);
}

function namesOf({ stages }: Source, kind: StageKind): string[] {
  return stages.filter((stage) => stage.kind === kind).map(({ name }) => name);
}

/** Terms added up, in brackets; 0 when there is none. */
function sum(items: readonly string[], term: (item: string) => string): string {
  const terms = items.map(term);
  return terms.length === 1 ? terms.join('') : `(${terms.join('+') || '0'})`;
}

/** Conditions of SUMIFS and COUNTIFS: neither won nor lost. */
function stillOpen(source: Source): string {
  const stage = source.refer('opportunities', 'stage');
  return [...namesOf(source, 'won'), ...namesOf(source, 'lost')].map((name) => `${stage};"<>${name}"`).join(';');
}

function countStages(source: Source, kind: StageKind): string {
  return sum(namesOf(source, kind), (name) => `COUNTIFS(${source.refer('opportunities', 'stage')};"${name}")`);
}

function countEnded(source: Source, kind: 'won' | 'lost', from: string, before: string): string {
  const closed = source.refer('opportunities', 'closedOn');
  const stage = source.refer('opportunities', 'stage');
  return sum(
    namesOf(source, kind),
    (name) => `COUNTIFS(${stage};"${name}";${closed};">="&${from};${closed};"<"&${before})`,
  );
}

function signed(source: Source, from: string, before: string, more = ''): string {
  const closed = source.refer('opportunities', 'closedOn');
  const stage = source.refer('opportunities', 'stage');
  const amount = source.refer('opportunities', 'amount');
  return sum(
    namesOf(source, 'won'),
    (name) => `SUMIFS(${amount};${stage};"${name}";${closed};">="&${from};${closed};"<"&${before}${more})`,
  );
}

/** Conditions of COUNTIFS: opportunities that entered a stage. */
function reachedBy({ refer }: Source, stage: string): string {
  return `${refer('history', 'subject')};"Opportunité";${refer('history', 'to')};"${stage}"`;
}

function countMeetings(refer: Refer, from: string, before: string): string {
  const date = refer('interactions', 'date');
  return `COUNTIFS(${refer('interactions', 'result')};"RDV pris";${date};">="&${from};${date};"<"&${before})`;
}
