/** The page « Fiche »: a contact or a company, in one call and four reads. */
import { companies, contacts, opportunities } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { SheetRow } from '../../sheet/index.ts';
import type { OpenedRecord } from './card.ts';
import { describeCompany } from './company-card.ts';
import { describeContact } from './contact-card.ts';
import { findSubject, type Subject } from './find-subject.ts';
import { type RecordTables, readRecordTables } from './tables.ts';

/** CONTACTS, ENTREPRISES, OPPORTUNITES, ENRICHISSEMENTS. What happened comes with a second call (load-activity.ts). */
export const floor = { read: 4 };

const NOTHING = 'Placez le curseur sur une ligne de CONTACTS ou d’ENTREPRISES, puis ouvrez la fiche.';

/**
 * The card of a row, by its identifier (an opportunity, an interaction or a follow-up leads to its contact or company), or
 * of the selected row for `''`.
 *
 * Fails with `record.duplicated`, and with `tab.missing`, `column.missing`… when a table cannot be read.
 */
export function loadRecord(ports: Ports, { subject }: { readonly subject: string }): Result<OpenedRecord> {
  const found = findSubject(ports, subject);
  if (!found.ok) return found;
  if (found.value.kind === 'nothing') return ok({ kind: 'none', reason: NOTHING });
  if (found.value.kind === 'elsewhere') return ok(found.value);
  const tables = readRecordTables(ports);
  return tables.ok ? describe(found.value, tables.value, ports.clock.now()) : tables;
}

type Located = Extract<Subject, { readonly kind: 'place' | 'id' }>;

function describe(subject: Located, tables: RecordTables, now: Date): Result<OpenedRecord> {
  const contact = pick(subject, 'contacts', tables.contacts);
  const company = pick(subject, 'companies', tables.companies);
  const deal = pick(subject, 'opportunities', tables.opportunities);
  const found = contact ?? company ?? deal;
  if (found === undefined)
    return subject.kind === 'id' ? describeMissing(subject.id, tables) : ok({ kind: 'none', reason: NOTHING });
  if (found.id === '') {
    return ok({
      kind: 'none',
      reason:
        'Cette ligne n’a pas encore d’identifiant\u00a0: Pistil le lui donne dès que vous y tapez, sinon dans la nuit.',
    });
  }
  const repeated = [tables.contacts, tables.companies].find(({ duplicatedIds }) => duplicatedIds.has(found.id));
  if (repeated) return duplicated(found.id, repeated.header.tab);
  if (contact) return ok(describeContact(contact, tables, now));
  if (company) return ok(describeCompany(company, tables, now));
  return describeOwner(deal, tables, now);
}

/** An opportunity has no card of its own: its contact's, else its company's. */
function describeOwner(
  deal: SheetRow<typeof opportunities> | undefined,
  tables: RecordTables,
  now: Date,
): Result<OpenedRecord> {
  const contact = tables.contacts.byId(deal?.values.contactId ?? '');
  if (contact) return ok(describeContact(contact, tables, now));
  const company = tables.companies.byId(deal?.values.companyId ?? '');
  if (company) return ok(describeCompany(company, tables, now));
  return ok({
    kind: 'none',
    reason:
      'Cette opportunité n’est reliée à aucun contact ni à aucune entreprise\u00a0: choisissez-les dans sa ligne.',
  });
}

function describeMissing(id: string, tables: RecordTables): Result<OpenedRecord> {
  for (const read of [tables.contacts, tables.companies, tables.opportunities]) {
    if (read.duplicatedIds.has(id)) return duplicated(id, read.header.tab);
  }
  const table = [contacts, companies, opportunities].find(({ id: { prefix } }) => id.startsWith(`${prefix}-`));
  return ok({ kind: 'gone', id, tab: table?.tab ?? contacts.tab });
}

function duplicated(id: string, tab: string): Result<OpenedRecord> {
  return fail(
    'record.duplicated',
    `Plusieurs lignes de ${tab} portent l’identifiant ${id}\u00a0: effacez-le de la copie, puis rouvrez la fiche.`,
  );
}

function pick<K extends 'contacts' | 'companies' | 'opportunities'>(
  subject: Located,
  key: K,
  { rows, byId }: RecordTables[K],
): RecordTables[K]['rows'][number] | undefined {
  if (subject.kind === 'id') return byId(subject.id);
  return subject.table === key ? rows.find(({ position }) => position === subject.position) : undefined;
}
