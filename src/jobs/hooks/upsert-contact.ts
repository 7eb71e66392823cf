/** A contact that a web hook brings: created, or completed where it is blank, by the rules of an import. */
import { type CrmEvent, EVENT_NAMES, nameSubject } from '../../crm/events/event.ts';
import { contactLabel, matchKey } from '../../crm/names.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { contacts, enrichments } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { append, type Change, type Fresh, transact } from '../../sheet/index.ts';
import { reachedTools } from '../announcements/addresses.ts';
import { queueEvent } from '../announcements/queue-events.ts';
import { NOTHING_TAKEN } from '../imports/decisions.ts';
import { prepareImport } from '../imports/request.ts';
import { writeChanges } from '../imports/write-changes.ts';
import type { ContactToUpsert } from './request-schema.ts';

/** Where PROVENANCE says that a cell comes from. */
const SOURCE = 'Crochet web';

const FIELDS = ['email', 'firstName', 'lastName', 'company', 'position', 'phone', 'notes'] as const;

export interface UpsertedContact {
  readonly contactId: string;
  readonly result: 'created' | 'completed' | 'unchanged';
  /** Columns whose typed value differs and was kept. */
  readonly kept: readonly string[];
}

/**
 * One operation. The e-mail address tells who it is: the same request again changes nothing. Fails with `contact.refused` (unreadable,
 * several rows, an objection), and as `transact` does.
 */
export function upsertContact(ports: Ports, id: string, contact: ContactToUpsert): Result<UpsertedContact> {
  const reached = reachedTools(ports);
  const done = transact(ports, {
    action: 'hook.contact',
    plan: (fresh) => planContact(fresh, id, contact, (event, settings) => queueEvent(event, settings.hooks, reached)),
    summary: ({ result }: UpsertedContact) =>
      result === 'created' ? 'Contact créé par un crochet web.' : 'Contact complété par un crochet web.',
  });
  return done.ok ? ok(done.value.value) : done;
}

type Queue = (event: CrmEvent, settings: Settings) => Change[];

function planContact(
  fresh: Fresh,
  requestId: string,
  contact: ContactToUpsert,
  queue: Queue,
): Result<{ changes: Change[]; value: UpsertedContact }> {
  const given = FIELDS.filter((field) => contact[field] !== '');
  const prepared = prepareImport(fresh, {
    table: 'contacts',
    headers: given,
    uses: given.map((field) => `contacts.${field}`),
    rows: [given.map((field) => contact[field])],
    lines: [1],
    unclosed: [],
  });
  if (!prepared.ok) return prepared;
  const { file, plan, settings } = prepared.value;
  const [row] = plan.rows;
  const [trouble] = [...file.leftOut, ...plan.leftOut];
  if (row === undefined || trouble !== undefined) return fail('contact.refused', trouble?.why ?? 'Rien à créer.');
  if (row.standing?.id === '') return fail('contact.refused', 'Plusieurs lignes portent l’identifiant de ce contact.');
  const changes = writeChanges(fresh, { prepared: prepared.value, decisions: NOTHING_TAKEN, origin: contact.source });
  const kept = row.conflicts.map(({ column }) => column.header);
  if (row.standing === null) {
    const contactId = idOfNew(changes);
    const name = nameSubject(contactLabel(contact.firstName, contact.lastName, contact.company) || contact.email);
    const event: CrmEvent = {
      kind: 'contact.received',
      key: `contact.received:${requestId}`,
      occurredAt: fresh.now,
      subject: { table: contacts.tab, id: contactId, name },
      facts: { company: contact.company, source: contact.source },
      text: `${EVENT_NAMES['contact.received']}\u00a0: ${name}.`,
    };
    return ok({
      changes: [...changes, ...queue(event, settings)],
      value: { contactId, result: 'created', kept },
    });
  }
  const contactId = row.standing.id;
  const filled = Object.entries(row.values).filter(([key]) => key !== 'stage');
  const provenance = filled.map(([key, value]) =>
    append(enrichments, {
      date: fresh.now,
      tab: contacts.tab,
      subjectId: contactId,
      name: String(row.standing?.values.label ?? ''),
      field: contacts.columns.find((column) => column.key === key)?.header ?? key,
      value: String(value),
      source: SOURCE,
      reference: requestId,
    }),
  );
  return ok({
    changes: [...changes, ...provenance],
    value: { contactId, result: filled.length > 0 ? 'completed' : 'unchanged', kept },
  });
}

function idOfNew(changes: readonly Change[]): string {
  const added = changes.find((change) => change.kind === 'append' && change.table === contacts);
  if (added?.kind !== 'append') throw new Error('A new contact has no row');
  return String(added.cells.id);
}

/** True for the person of this address. */
export function hasAddress(values: { readonly email: string; readonly email2: string }, email: string): boolean {
  return [values.email, values.email2].some((address) => matchKey(address) === matchKey(email));
}
