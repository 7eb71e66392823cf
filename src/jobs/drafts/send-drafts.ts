/**
 * Sends what people have approved. A draft becomes « Envoi en cours » before its message leaves, since Google gives no way
 * to ask whether it did: what a run that dies leaves so is shown to a person, and never sent again (decision 0034).
 */
import { subMinutes } from 'date-fns';
import { composeMail, type DraftMail } from '../../crm/drafts/mail.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { contacts, drafts, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { type Change, type Fresh, fillBlank, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { planInteraction } from '../interactions/log-interaction.ts';
import { toWireDay } from '../pages/wire-days.ts';

const ACTION = 'drafts.send';

/** A run of Apps Script ends after six minutes: an older sending has died. */
const LONGEST_SENDING = 10;

type Draft = SheetRow<typeof drafts>;

interface Approved {
  readonly draft: Draft;
  readonly contact: SheetRow<typeof contacts>;
  readonly mail: DraftMail;
}

interface SendReport extends StepReport {
  /** Something that was approved has not left, or may not have. */
  readonly hindered: boolean;
}

/**
 * Three reads and, for each message, two operations with the sending between them. Nothing leaves without a tick, beyond the
 * day's quota, or to somebody who has objected meanwhile.
 */
export function sendDrafts(ports: Ports, slice: Slice): Result<SendReport> {
  const settled = settleOpenDrafts(ports);
  if (!settled.ok) return settled;
  const { doubtful, objected } = settled.value;
  const rows = new FreshReader(ports).rows(drafts);
  if (!rows.ok) return rows;
  const approved = rows.value.rows.filter(
    ({ id, values }) => id !== '' && !rows.value.duplicatedIds.has(id) && values.approved && isToRead(values.status),
  );
  let sent = 0;
  let left = 0;
  let overtime = false;
  const troubles: string[] = [];
  for (const { id, values } of approved) {
    overtime ||= slice.over();
    if (overtime || ports.mailer.remaining() < 1) {
      left += 1;
      continue;
    }
    const done = sendOne(ports, id);
    if (done.ok) sent += 1;
    else if (!done.error.code.startsWith('draft.')) return done;
    else troubles.push(`${values.contact || id}\u00a0: ${done.error.message}`);
  }
  if (left > 0 && !overtime) {
    troubles.push(
      `Le nombre d’e-mails du jour est atteint\u00a0: ${countOf(left, 'message attend', 'messages attendent')} demain.`,
    );
  }
  if (doubtful > 0) {
    troubles.push(
      `${countOf(doubtful, 'envoi interrompu', 'envois interrompus')}, à vérifier dans la page Brouillons.`,
    );
  }
  if (objected > 0) troubles.push(tellObjected(objected));
  const hindered = troubles.length > 0;
  if (sent === 0 && !hindered) return ok({ summary: '', unfinished: overtime, hindered });
  const told = sent > 0 ? [`${countOf(sent, 'message envoyé', 'messages envoyés')}.`] : [];
  const summary = [...told, ...troubles].join(' ');
  const noted = note(ports, { action: ACTION, summary });
  return noted.ok ? ok({ summary, unfinished: overtime, hindered }) : noted;
}

/**
 * The sendings that a dead run has left become « À vérifier »; a message to somebody who has objected since it was written is
 * put aside. @returns how many of each
 */
export function settleOpenDrafts(ports: Ports): Result<{ readonly doubtful: number; readonly objected: number }> {
  const done = transact(ports, {
    action: 'drafts.review',
    summary: ({ doubtful, objected }: { doubtful: number; objected: number }) =>
      [
        doubtful > 0 ? `${countOf(doubtful, 'envoi interrompu', 'envois interrompus')}, à vérifier.` : '',
        objected > 0 ? tellObjected(objected) : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    plan: (fresh) => {
      const rows = fresh.rows(drafts);
      if (!rows.ok) return rows;
      const known = rows.value.rows.filter(({ id }) => id !== '');
      const limit = subMinutes(fresh.now, LONGEST_SENDING);
      const dead = known.filter(
        ({ values }) => values.status === 'Envoi en cours' && (values.sentOn === null || values.sentOn < limit),
      );
      const waiting = known.filter(({ values }) => isToRead(values.status));
      const people = waiting.length > 0 ? fresh.rows(contacts) : null;
      if (people?.ok === false) return people;
      const refused = waiting.filter(({ values }) => people?.value.byId(values.contactId)?.values.optedOut);
      return ok({
        changes: [
          ...dead.map(({ id }) => setSystem(drafts, id, { status: 'À vérifier' })),
          ...refused.map(({ id }) => setSystem(drafts, id, { status: 'Écarté' })),
        ],
        value: { doubtful: dead.length, objected: refused.length },
      });
    },
  });
  return done.ok ? ok(done.value.value) : done;
}

function tellObjected(count: number): string {
  const drafted = countOf(count, 'brouillon écarté', 'brouillons écartés');
  return `${drafted}\u00a0: ${count > 1 ? 'ces personnes s’opposent' : 'cette personne s’oppose'} à la prospection.`;
}

function sendOne(ports: Ports, id: string): Result<null> {
  const begun = transact(ports, {
    action: ACTION,
    summary: ({ draft }: Approved) =>
      `Envoi commencé\u00a0: «\u00a0${draft.values.subject}\u00a0» à ${draft.values.contact}.`,
    plan: (fresh) => {
      const approved = findApproved(fresh, id);
      if (!approved.ok) return approved;
      const changes = [setSystem(drafts, id, { status: 'Envoi en cours', sentOn: fresh.now })];
      return ok({ changes, value: approved.value });
    },
  });
  if (!begun.ok) return begun;
  // A dry run has written no claim: nothing may leave on it.
  if (begun.value.operation === null) return ok(null);
  try {
    ports.mailer.send(begun.value.value.mail);
  } catch (cause) {
    ports.log.error(ACTION, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const flagged = transact(ports, {
      action: 'drafts.interrupted',
      summary: () => `Envoi à vérifier\u00a0: ${begun.value.value.draft.values.contact}.`,
      plan: () => ok({ changes: [setSystem(drafts, id, { status: 'À vérifier' })], value: null }),
    });
    return flagged.ok
      ? fail('draft.doubtful', `l’envoi a échoué («\u00a0${reason}\u00a0»)\u00a0; vérifiez s’il est parti.`)
      : flagged;
  }
  return recordSent(ports, id);
}

/** « Envoyé », and the exchange in INTERACTIONS with all that follows from it: one operation. */
export function recordSent(ports: Ports, id: string): Result<null> {
  const done = transact(ports, {
    action: 'drafts.sent',
    summary: (draft: Draft) => `Message envoyé à ${draft.values.contact}\u00a0: «\u00a0${draft.values.subject}\u00a0».`,
    plan: (fresh) => {
      const found = findDraft(fresh, id);
      if (!found.ok) return found;
      const logged = planLog(fresh, found.value);
      if (!logged.ok) return logged;
      const sentOn = found.value.values.sentOn ?? fresh.now;
      return ok({
        changes: [setSystem(drafts, id, { status: 'Envoyé', sentOn }), ...logged.value],
        value: found.value,
      });
    },
  });
  return done.ok ? ok(null) : done;
}

/** A contact deleted while the message was leaving is no reason to forget that it left. */
function planLog(fresh: Fresh, { values }: Draft): Result<readonly Change[]> {
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const contact = people.value.byId(values.contactId);
  if (!contact) return ok([]);
  const deal = values.opportunityId;
  const planned = planInteraction(fresh, {
    contactId: contact.id,
    type: 'Email envoyé',
    result: '',
    summary: values.body,
    nextAction: '',
    dueOn: '',
    seen: { nextAction: contact.values.nextAction, dueOn: toWireDay(contact.values.dueOn) },
    day: toWireDay(values.sentOn ?? fresh.now),
    subject: values.subject,
    opportunityId: deal,
    minutes: null,
    document: '',
    duplicate: 'add',
  });
  if (!planned.ok) return planned.error.code === 'opportunity.gone' ? ok([]) : planned;
  return ok([...planned.value.changes, fillBlank(contacts, contact.id, { informedOn: fresh.now })]);
}

function findApproved(fresh: Fresh, id: string): Result<Approved> {
  const found = findDraft(fresh, id);
  if (!found.ok) return found;
  const draft = found.value;
  if (!draft.values.approved || !isToRead(draft.values.status)) {
    return fail('draft.settled', 'ce brouillon n’est plus à envoyer.');
  }
  const settings = readSettings(fresh);
  if (!settings.ok) return settings;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const contact = people.value.byId(draft.values.contactId);
  if (!contact) return fail('draft.no-contact', 'cette personne n’est plus dans CONTACTS.');
  const mail = composeMail(draft.values, contact.values, settings.value);
  return mail.ok ? ok({ draft, contact, mail: mail.value }) : mail;
}

export function findDraft(fresh: Fresh, id: string): Result<Draft> {
  const rows = fresh.rows(drafts);
  if (!rows.ok) return rows;
  const draft = rows.value.duplicatedIds.has(id) ? undefined : rows.value.byId(id);
  return draft ? ok(draft) : fail('draft.gone', 'Ce brouillon n’est plus dans BROUILLONS.');
}

function readSettings(fresh: Fresh): Result<Settings> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  return ok(parseSettings(configured.value.rows.map(({ values }) => values)).settings);
}

/** A draft typed by hand has no state yet. */
export function isToRead(status: string): boolean {
  return status === 'À relire' || status === '';
}
