/** A change of stage asked from a page: through its gate, or past it for a reason that HISTORIQUE keeps. */
import type { Missing } from '../../crm/pipeline/gates.ts';
import { findStage, stageOfContact } from '../../crm/pipeline/stages.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { contacts, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Change, type Fresh, type Plan, transact } from '../../sheet/index.ts';
import type { TypedFields } from '../records/read-edit.ts';
import { saleOnWin } from '../steering/propose-sales.ts';
import { type AskedFields, type CompletedDeal, completeDeal, describeAsked, NOTHING_ASKED } from './complete-deal.ts';
import { type Contact, judgeContact, judgeOpportunity, type Opportunity } from './judge-move.ts';
import { bringContactAlong, recordContactMove, recordOpportunityMove } from './record-move.ts';

export interface StageRequest {
  readonly id: string;
  /** The stage that the page showed. */
  readonly seen: string;
  readonly to: string;
  /** Why the gate is passed over; `''` to go through it. */
  readonly forcedReason: string;
}

export interface DealRequest extends StageRequest {
  /** What a person completes on the way: fields of the opportunity that its gate asks for. */
  readonly fill?: TypedFields | undefined;
}

export type StageOutcome =
  | {
      readonly kind: 'moved';
      /** For `journal.undo`; `''` when it stood there already. */
      readonly operation: string;
      readonly to: string;
      readonly notices: readonly string[];
    }
  | {
      readonly kind: 'refused';
      /** Where it stays. */
      readonly from: string;
      readonly to: string;
      readonly missing: readonly Missing[];
      /** Where it can be answered at once. */
      readonly asked: AskedFields;
      /** False when no reason would do: a contact is never behind its most advanced open opportunity. */
      readonly forceable: boolean;
    };

/** Nothing was written: what to type instead, by column key. */
export interface InvalidFill {
  readonly kind: 'invalid';
  readonly errors: Readonly<Record<string, string>>;
}

/** Moves a contact. Fails with `record.gone`, `stage.unknown`, `stage.changed`, and as `transact` does. */
export function moveContact(ports: Ports, request: StageRequest): Result<StageOutcome> {
  return move(ports, 'contacts.move', request, (fresh, settings) => {
    const rows = fresh.rows(contacts);
    if (!rows.ok) return rows;
    const contact = rows.value.byId(request.id);
    if (!contact) return gone(contacts.tab);
    return decide(settings, request, contact.values, (to) => prepareContact(fresh, settings, contact, to, request));
  });
}

/** Moves an opportunity, and brings its contact along. Fails as `moveContact`, and with `record.field`. */
export function moveOpportunity(ports: Ports, request: DealRequest): Result<StageOutcome | InvalidFill> {
  return move(ports, 'opportunities.move', request, (fresh, settings): Result<Plan<StageOutcome | InvalidFill>> => {
    const rows = fresh.rows(opportunities);
    if (!rows.ok) return rows;
    const found = rows.value.byId(request.id);
    if (!found) return gone(opportunities.tab);
    const completed = completeDeal(fresh, settings, found, request.fill ?? NOTHING_TYPED);
    if (!completed.ok) return completed;
    const { errors } = completed.value;
    if (Object.keys(errors).length > 0) return ok({ changes: [], value: { kind: 'invalid', errors } });
    return decide(settings, request, found.values, (to) =>
      prepareOpportunity(fresh, settings, found, completed.value, to, request),
    );
  });
}

const NOTHING_TYPED: TypedFields = { fields: {}, seen: {} };

function move<O extends StageOutcome | InvalidFill>(
  ports: Ports,
  action: string,
  request: StageRequest,
  plan: (fresh: Fresh, settings: Settings) => Result<Plan<O>>,
): Result<O> {
  const done = transact(ports, {
    action,
    plan: (fresh) => {
      const parameters = fresh.rows(settingsTable);
      if (!parameters.ok) return parameters;
      return plan(fresh, parseSettings(parameters.value.rows.map(({ values }) => values)).settings);
    },
    summary: () => `Étape de ${request.id}\u00a0: ${request.to}.`,
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  if (value.kind !== 'moved') return ok(value);
  const notices = [...value.notices, ...givenUp.map(({ message }) => message)];
  return ok({ ...value, operation: operation ?? '', notices });
}

/** A row about to move: what its gate asks, and what moving it writes. */
interface Prepared {
  readonly missing: readonly Missing[];
  /** Where what is missing can be answered at once. */
  readonly ask: () => Result<AskedFields>;
  readonly forceable: boolean;
  readonly record: () => Result<Change[]>;
  readonly notices: readonly string[];
}

function decide(
  { stages }: Settings,
  { seen, to, forcedReason }: StageRequest,
  { stage, validatedStage }: { readonly stage: string; readonly validatedStage: string },
  prepare: (to: string) => Result<Prepared>,
): Result<Plan<StageOutcome>> {
  const target = findStage(stages, to)?.name;
  if (target === undefined)
    return fail('stage.unknown', `«\u00a0${to}\u00a0» n’est pas une étape de PARAMETRES.`, 'stage');
  if (stage !== seen) {
    const now = stage === '' ? 'la cellule est vide' : `«\u00a0${stage}\u00a0» est gardée`;
    return fail('stage.changed', `L’étape a changé entre-temps\u00a0: ${now}.`, 'stage');
  }
  const moved: StageOutcome = { kind: 'moved', operation: '', to: target, notices: [] };
  if (stage === target && validatedStage === target) return ok({ changes: [], value: moved });
  const prepared = prepare(target);
  if (!prepared.ok) return prepared;
  const { missing, ask, forceable, record, notices } = prepared.value;
  if (missing.length > 0 && (forcedReason === '' || !forceable)) {
    const asked = ask();
    if (!asked.ok) return asked;
    const from = validatedStage || stage || (stages[0]?.name ?? '');
    return ok({ changes: [], value: { kind: 'refused', from, to: target, missing, asked: asked.value, forceable } });
  }
  const changes = record();
  return changes.ok ? ok({ changes: changes.value, value: { ...moved, notices } }) : changes;
}

function prepareContact(
  fresh: Fresh,
  settings: Settings,
  contact: Contact,
  to: string,
  { forcedReason }: StageRequest,
): Result<Prepared> {
  const from = contact.values.validatedStage || contact.values.stage;
  const missing = judgeContact(fresh, settings, contact, from, to);
  if (!missing.ok) return missing;
  const held = stagesOfDeals(fresh, (deal) => deal.values.contactId === contact.id);
  if (!held.ok) return held;
  return ok({
    missing: missing.value,
    ask: () => ok(NOTHING_ASKED),
    forceable: stageOfContact(settings.stages, to, held.value) === to,
    record: () => ok(recordContactMove(fresh, contact, { from, to, forcedReason, author: fresh.user })),
    notices: [],
  });
}

function prepareOpportunity(
  fresh: Fresh,
  settings: Settings,
  found: Opportunity,
  { deal, changes, score, kept }: CompletedDeal,
  to: string,
  { forcedReason }: StageRequest,
): Result<Prepared> {
  const from = found.values.validatedStage || found.values.stage;
  const missing = judgeOpportunity(fresh, settings, deal, from, to, score);
  if (!missing.ok) return missing;
  const sale = saleOnWin(fresh, settings, { ...deal.values, id: deal.id }, to);
  if (!sale.ok) return sale;
  return ok({
    missing: missing.value,
    ask: () => {
      // What was typed already stays asked for: it is not in the sheet yet.
      const before = judgeOpportunity(fresh, settings, found, from, to);
      return before.ok ? describeAsked(fresh, settings, found, before.value) : before;
    },
    forceable: true,
    record: () => {
      const along = contactAlong(fresh, settings, deal, to);
      if (!along.ok) return along;
      const moved = recordOpportunityMove(fresh, settings, deal, { from, to, forcedReason, author: fresh.user });
      return ok([...changes, ...moved, ...along.value, ...sale.value]);
    },
    notices: sale.value.length === 0 ? kept : [...kept, 'Sa vente est proposée dans VENTES\u00a0: complétez-la.'],
  });
}

/** What becomes of the main contact once the opportunity stands in its new stage. */
function contactAlong(fresh: Fresh, settings: Settings, deal: Opportunity, to: string): Result<Change[]> {
  const { contactId } = deal.values;
  if (contactId === '') return ok([]);
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const contact = people.value.byId(contactId);
  const others = stagesOfDeals(fresh, (other) => other.values.contactId === contactId && other.id !== deal.id);
  if (!others.ok) return others;
  return ok(contact ? bringContactAlong(fresh, settings, contact, [...others.value, to], fresh.user) : []);
}

function stagesOfDeals(fresh: Fresh, concerns: (deal: Opportunity) => boolean): Result<string[]> {
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  return ok(deals.value.rows.filter(concerns).map(({ values }) => values.validatedStage || values.stage));
}

function gone(tab: string): Result<never> {
  return fail('record.gone', `Cette ligne n’est plus dans ${tab}\u00a0: elle a été supprimée.`);
}
