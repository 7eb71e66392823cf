/** What merging two rows changes, in every table: decided on drafts, written by `transact`. */
import { startOfDay } from 'date-fns';
import { departmentOfPostcode } from '../../crm/departments.ts';
import { contactLabel } from '../../crm/names.ts';
import { stageOfContact } from '../../crm/pipeline/stages.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { type CompanyRow, type ContactRow, contacts } from '../../crm/tables/index.ts';
import { temperatureOf } from '../../crm/temperature.ts';
import { type DraftRow, decide } from '../../sheet/draft.ts';
import { type Change, type Fresh, onBehalf } from '../../sheet/index.ts';
import { recordContactMove } from '../pipeline/record-move.ts';
import { scoreCompanies } from '../scores/rescore.ts';
import { type ScoredTables, surround } from '../scores/surroundings.ts';
import type { Combination } from './combine.ts';
import { moveLinks } from './move-links.ts';
import type { OneRecord } from './two-records.ts';
import { draftsOf, type WorkbookDrafts } from './workbook-drafts.ts';

export interface Merge {
  readonly keep: OneRecord;
  readonly drop: OneRecord;
  readonly combination: Combination;
}

/** Two rows of one person. The history of stages is moved apart, since its rows have no identifiers. */
export function mergeContacts(fresh: Fresh, drafts: WorkbookDrafts, merge: Merge): Change[] {
  const { keep, drop, combination } = merge;
  const row = drafts.contacts.byId(keep.row.id);
  if (row === undefined) throw new Error(`No draft of ${keep.row.id}`);
  const [kept, dropped] = [keep.row.values as ContactRow, drop.row.values as ContactRow];
  const { stage, ...values } = combination.values as unknown as ContactRow;
  const from = <T>(key: string, keeps: T, drops: T) => (combination.choices[key] === 'drop' ? drops : keeps);
  decide(row, {
    ...values,
    companyId:
      from('company', kept.companyId, dropped.companyId) || (kept.company === dropped.company ? dropped.companyId : ''),
    emailStatus: from('email', kept.emailStatus, dropped.emailStatus) as ContactRow['emailStatus'],
    addedOn: earliest(kept.addedOn, dropped.addedOn),
    lastInteraction: latest(kept.lastInteraction, dropped.lastInteraction),
    label: contactLabel(values.firstName, values.lastName, values.company),
  });
  const to = { id: row.id, name: row.values.label };
  const all = draftsOf(drafts);
  moveLinks(all, 'contacts', drop.row.id, to);
  moveLinks(all, 'contacts', row.id, to);
  const tables = tablesWithout(drafts, drop.row.id);
  scoreAgain(drafts, tables, new Set([row.values.companyId, kept.companyId, dropped.companyId]), fresh.now);
  warmAgain(row, tables, fresh.now);
  const moved = moveStage(fresh, drafts, merge, stage);
  return [...all.flatMap((draft) => draft.changes()), ...moved];
}

/** Two rows of one organisation: its contacts' labels follow its name. */
export function mergeCompanies(fresh: Fresh, drafts: WorkbookDrafts, { keep, drop, combination }: Merge): Change[] {
  const row = drafts.companies.byId(keep.row.id);
  if (row === undefined) throw new Error(`No draft of ${keep.row.id}`);
  const [kept, dropped] = [keep.row.values as CompanyRow, drop.row.values as CompanyRow];
  const values = combination.values as unknown as CompanyRow;
  decide(row, {
    ...values,
    department: departmentOfPostcode(values.postcode) || kept.department || dropped.department,
    addedOn: earliest(kept.addedOn, dropped.addedOn),
    enrichedOn: latest(kept.enrichedOn, dropped.enrichedOn),
    abcClass: kept.abcClass || dropped.abcClass,
    rfmSegment: kept.rfmSegment || dropped.rfmSegment,
  });
  const to = { id: row.id, name: row.values.name };
  const all = draftsOf(drafts);
  moveLinks(all, 'companies', drop.row.id, to);
  moveLinks(all, 'companies', row.id, to);
  for (const person of drafts.contacts.rows) {
    const { companyId, firstName, lastName, company, label } = person.values;
    const named = contactLabel(firstName, lastName, company);
    if (companyId !== row.id || named === label) continue;
    decide(person, { label: named });
    moveLinks(all, 'contacts', person.id, { id: person.id, name: named });
  }
  scoreAgain(drafts, tablesWithout(drafts, drop.row.id), new Set([row.id]), fresh.now);
  return all.flatMap((draft) => draft.changes());
}

/**
 * The stage that was chosen, never behind the most advanced open opportunity. Both were judged in their rows: no gate is
 * asked again; one that nobody has judged yet stays to be judged.
 */
function moveStage(fresh: Fresh, drafts: WorkbookDrafts, { keep, drop, combination }: Merge, chosen: string): Change[] {
  const [kept, dropped] = [keep.row.values as ContactRow, drop.row.values as ContactRow];
  const { stages, team } = drafts.settings;
  const deals = drafts.opportunities.rows.filter(({ values }) => values.contactId === keep.row.id);
  const to = stageOfContact(
    stages,
    chosen,
    deals.map(({ values }) => values.validatedStage || values.stage),
  );
  if (to === kept.stage) return [];
  const source = combination.choices.stage === 'drop' ? dropped : kept;
  const judged = to !== chosen || source.validatedStage === source.stage;
  if (!judged) return [onBehalf(contacts, keep.row.id, { stage: to }, { stage: kept.stage })];
  const move = { from: kept.validatedStage || kept.stage, to, forcedReason: '', author: authorOf(fresh.user, team) };
  return recordContactMove(fresh, { id: keep.row.id, values: kept }, move);
}

/** The tables from which scores are worked out, once the row is gone. */
function tablesWithout(drafts: WorkbookDrafts, id: string): ScoredTables {
  return {
    settings: drafts.settings,
    firms: drafts.companies.rows.filter((row) => row.id !== id),
    people: drafts.contacts.rows.filter((row) => row.id !== id),
    deals: drafts.opportunities.rows,
    exchanges: drafts.interactions.rows,
    notices: drafts.tenders.rows,
  };
}

function scoreAgain(drafts: WorkbookDrafts, tables: ScoredTables, ids: ReadonlySet<string>, now: Date): void {
  const scores = scoreCompanies(tables, ids, now);
  const staying = new Set(tables.people.map(({ id }) => id));
  for (const firm of drafts.companies.rows) {
    const scored = scores.get(firm.id);
    if (scored) decide(firm, { score: scored.score, scoreDetail: scored.sentence });
  }
  for (const person of drafts.contacts.rows) {
    const scored = scores.get(person.values.companyId);
    if (scored && staying.has(person.id)) decide(person, { score: scored.score });
  }
}

function warmAgain(row: DraftRow<typeof contacts>, tables: ScoredTables, now: Date): void {
  const today = startOfDay(now);
  const around = surround(tables, today);
  decide(row, { temperature: temperatureOf(around.temperatureFactsOf(row.id), today, tables.settings.temperature) });
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
