/** A change of stage asked from a page: through its gate, or past it for a reason that HISTORIQUE keeps. */
import type { Missing } from '../crm/pipeline/gates.ts';
import { findStage, stageOfContact } from '../crm/pipeline/stages.ts';
import { weighAmount } from '../crm/pipeline/weigh-amount.ts';
import { parseSettings, type Settings } from '../crm/settings/index.ts';
import { contacts, type OpportunityRow, opportunities, settings as settingsTable } from '../crm/tables/index.ts';
import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import type { CellValue } from '../sheet/cell-values.ts';
import { columnOf } from '../sheet/change.ts';
import { type Change, type Fresh, onBehalf, setSystem, transact } from '../sheet/index.ts';
import { describeFields, readField } from './forms/fields.ts';
import { type Contact, judgeContact, judgeOpportunity, type Opportunity } from './pipeline/judge-move.ts';
import { bringContactAlong, recordContactMove, recordOpportunityMove } from './pipeline/record-move.ts';

export interface StageRequest {
  readonly id: string;
  /** The stage that the page showed. */
  readonly seen: string;
  readonly to: string;
  /** Why the gate is passed over; `''` to go through it. */
  readonly forcedReason: string;
}

/** What a person completes on the way, as typed, by column key: what a gate asks for and a page can ask at once. */
export interface DealRequest extends StageRequest {
  readonly fill?: Readonly<Partial<Record<(typeof FILLABLE)[number], string>>> | undefined;
}

export const FILLABLE = ['amount', 'closesOn', 'budgetConfirmed', 'lossReason'] as const;

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
      /** False when no reason would do: a contact is never behind its most advanced open opportunity. */
      readonly forceable: boolean;
    };

/** Moves a contact. Fails with `record.gone`, `stage.unknown`, `stage.changed`, and as `transact` does. */
export function moveContact(ports: Ports, request: StageRequest): Result<StageOutcome> {
  return move(ports, 'contacts.move', request, (fresh, settings) => {
    const rows = fresh.rows(contacts);
    if (!rows.ok) return rows;
    const contact = rows.value.byId(request.id);
    return contact ? ok(prepareContact(fresh, settings, contact, request)) : gone(contacts.tab);
  });
}

/** Moves an opportunity, and brings its contact along. Fails as `moveContact`. */
export function moveOpportunity(ports: Ports, request: DealRequest): Result<StageOutcome> {
  return move(ports, 'opportunities.move', request, (fresh, settings) => {
    const rows = fresh.rows(opportunities);
    if (!rows.ok) return rows;
    const deal = rows.value.byId(request.id);
    if (!deal) return gone(opportunities.tab);
    const filled = readFilled(settings, request.fill ?? {});
    return filled.ok ? ok(prepareOpportunity(fresh, settings, deal, filled.value, request)) : filled;
  });
}

type Filled = Partial<Pick<OpportunityRow, (typeof FILLABLE)[number]>>;

/** Fails as `readField`, with the column's key as field. */
function readFilled(settings: Settings, fill: NonNullable<DealRequest['fill']>): Result<Filled> {
  const typed = FILLABLE.filter((key) => (fill[key] ?? '') !== '');
  const values: Record<string, CellValue> = {};
  for (const field of describeFields(opportunities, typed, settings)) {
    const read = readField(field, columnOf(opportunities, field.key), fill[field.key as keyof typeof fill] ?? '');
    if (!read.ok) return read;
    values[field.key] = read.value;
  }
  // `readField` follows the declaration, which gives each key its type.
  return ok(values as Filled);
}

/** A row about to move: where it stands, what its gate asks, and what moving it writes. */
interface Prepared {
  readonly stage: string;
  readonly from: string;
  readonly judge: () => Result<Missing[]>;
  readonly forceable: boolean;
  readonly record: () => Result<Change[]>;
}

function move(
  ports: Ports,
  action: string,
  request: StageRequest,
  prepare: (fresh: Fresh, settings: Settings) => Result<Prepared>,
): Result<StageOutcome> {
  const done = transact(ports, {
    action,
    plan: (fresh) => {
      const parameters = fresh.rows(settingsTable);
      if (!parameters.ok) return parameters;
      const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
      const prepared = prepare(fresh, settings);
      return prepared.ok ? plan(settings, prepared.value, request) : prepared;
    },
    summary: (outcome) => `Étape de ${request.id}\u00a0: ${outcome.to}.`,
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  if (value.kind === 'refused') return ok(value);
  return ok({ ...value, operation: operation ?? '', notices: givenUp.map(({ message }) => message) });
}

function plan(
  { stages }: Settings,
  { stage, from, judge, forceable, record }: Prepared,
  { seen, to, forcedReason }: StageRequest,
): Result<{ changes: Change[]; value: StageOutcome }> {
  const target = findStage(stages, to)?.name;
  if (target === undefined)
    return fail('stage.unknown', `«\u00a0${to}\u00a0» n’est pas une étape de PARAMETRES.`, 'stage');
  if (stage !== seen) {
    return fail('stage.changed', `L’étape a changé entre-temps\u00a0: «\u00a0${stage}\u00a0» est gardée.`, 'stage');
  }
  const moved: StageOutcome = { kind: 'moved', operation: '', to: target, notices: [] };
  if (stage === target && from === target) return ok({ changes: [], value: moved });
  const missing = judge();
  if (!missing.ok) return missing;
  if (missing.value.length > 0 && (forcedReason === '' || !forceable)) {
    return ok({ changes: [], value: { kind: 'refused', from, to: target, missing: missing.value, forceable } });
  }
  const changes = record();
  return changes.ok ? ok({ changes: changes.value, value: moved }) : changes;
}

function prepareContact(
  fresh: Fresh,
  settings: Settings,
  contact: Contact,
  { to, forcedReason }: StageRequest,
): Prepared {
  const from = contact.values.validatedStage || contact.values.stage;
  const held = stagesOfDeals(fresh, (deal) => deal.values.contactId === contact.id);
  return {
    stage: contact.values.stage,
    from,
    judge: () => judgeContact(fresh, settings, contact, from, to),
    forceable: held.ok && stageOfContact(settings.stages, to, held.value) === to,
    record: () => ok(recordContactMove(fresh, contact, { from, to, forcedReason, author: fresh.user })),
  };
}

function prepareOpportunity(
  fresh: Fresh,
  settings: Settings,
  found: Opportunity,
  filled: Filled,
  { to, forcedReason }: StageRequest,
): Prepared {
  const deal = { ...found, values: { ...found.values, ...filled } };
  const from = deal.values.validatedStage || deal.values.stage;
  return {
    stage: deal.values.stage,
    from,
    judge: () => judgeOpportunity(fresh, settings, deal, from, to),
    forceable: true,
    record: () => {
      const along = contactAlong(fresh, settings, deal, to);
      if (!along.ok) return along;
      const weightedAmount = weighAmount({ ...deal.values, stage: to }, settings.stages);
      return ok([
        ...completed(found, filled),
        ...recordOpportunityMove(fresh, settings, deal, { from, to, forcedReason, author: fresh.user }),
        setSystem(opportunities, deal.id, { weightedAmount }),
        ...along.value,
      ]);
    },
  };
}

/** On behalf of whoever saw the cells as they are. */
function completed({ id, values }: Opportunity, filled: Filled): Change[] {
  if (Object.keys(filled).length === 0) return [];
  const { amount, closesOn, budgetConfirmed, lossReason } = values;
  return [onBehalf(opportunities, id, filled, { amount, closesOn, budgetConfirmed, lossReason })];
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
