/** What another tool sends: a contact to create or to complete, an exchange to log. Exactly once, however often it is sent. */
import * as z from 'zod/mini';
import { identifierFrom } from '../../crm/identifiers.ts';
import { contacts, interactions } from '../../crm/tables/index.ts';
import type { Ports, Store } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { recallMemory } from '../engine/memory.ts';
import { logInteraction } from '../interactions/log-interaction.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { AdmittedRequest } from './admit-request.ts';
import { HOOK_REQUEST, type InteractionToLog } from './request-schema.ts';
import { hasAddress, type UpsertedContact, upsertContact } from './upsert-contact.ts';

const KEY = 'pistil.hook.answered';

/** Signatures older than five minutes are refused anyway; a property holds 9 KB. */
const REMEMBERED = 30;

const MEMORY = z.array(z.object({ print: z.string(), answer: z.unknown() }));
type Memory = z.infer<typeof MEMORY>;

export interface LoggedByHook {
  readonly contactId: string;
  readonly interactionId: string;
  readonly result: 'logged';
}

/**
 * A request that was answered is answered the same, and nothing is done. Rows stand for themselves besides: a contact is known by
 * its address, an exchange by an identifier made from the request's, so that a run that dies is done again without harm.
 *
 * Fails with `hook.request` (what is wrong, field by field), `contact.unknown`, `contact.refused`, and as the jobs do.
 */
export function receiveHook(ports: Ports, { id, payload }: AdmittedRequest): Result<UpsertedContact | LoggedByHook> {
  const print = ports.signer.sha256(id).slice(0, 20);
  const memory = recall(ports.store);
  const answered = memory.find((known) => known.print === print);
  if (answered !== undefined) return ok(answered.answer as UpsertedContact | LoggedByHook);
  const request = HOOK_REQUEST.safeParse(payload);
  if (!request.success) return fail('hook.request', describe(request.error));
  const done =
    request.data.action === 'contact.upsert'
      ? upsertContact(ports, id, request.data.contact)
      : log(ports, id, request.data.interaction);
  if (!done.ok) return done;
  const kept: Memory = [...memory, { print, answer: done.value }].slice(-REMEMBERED);
  ports.store.set(KEY, JSON.stringify(kept));
  return done;
}

function log(ports: Ports, requestId: string, exchange: InteractionToLog): Result<LoggedByHook> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const contact = people.value.rows.find(({ id, values }) => id !== '' && hasAddress(values, exchange.email));
  if (contact === undefined)
    return fail('contact.unknown', 'Aucun contact n’a cette adresse e-mail\u00a0: créez-le d’abord.');
  const { email: _email, day = toWireDay(ports.clock.now()), ...said } = exchange;
  const interactionId = identifierFrom(interactions.id.prefix, ports.signer.sha256(requestId));
  const logged = logInteraction(ports, {
    ...said,
    id: interactionId,
    contactId: contact.id,
    day,
    nextAction: '',
    dueOn: '',
    seen: { nextAction: contact.values.nextAction, dueOn: toWireDay(contact.values.dueOn) },
    opportunityId: '',
    minutes: null,
    document: '',
    duplicate: 'add',
  });
  // Written by a run that died before it could answer.
  if (!logged.ok && logged.error.code !== 'interaction.known') return logged;
  return ok({ contactId: contact.id, interactionId, result: 'logged' });
}

/** The first fields that are wrong, without what was sent. */
function describe({ issues }: z.core.$ZodError): string {
  const fields = [...new Set(issues.map(({ path }) => path.join('.') || 'action'))];
  return `Ces champs manquent ou ne se lisent pas\u00a0: ${fields.slice(0, 5).join(', ')}.`;
}

/** An unreadable memory is none: rows stand for themselves. */
function recall(store: Store): Memory {
  return recallMemory(store, KEY, MEMORY, []);
}
