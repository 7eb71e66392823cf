/**
 * One service asked about people, batch after batch: the budget is looked at before each batch, what was paid for is
 * remembered at once, and each batch's answers are written before the next one is asked.
 */
import { countOf, formatAmount } from '../../crm/french/numbers.ts';
import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { type Failure, fail, ok, type Result } from '../../result.ts';
import { type Change, type SheetRow, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice } from '../engine/slice.ts';
import { openBudget } from '../engine/spending.ts';
import { type UnitOutcome, workThrough } from '../engine/work-through.ts';
import { eraseTraces, oweErasure } from './erase-traces.ts';
import type { People, Person } from './people.ts';

type Contact = SheetRow<typeof contacts>;

export interface PaidRound {
  /** Name in JOURNAL and in memory: `contacts.look-up`. */
  readonly action: string;
  /** In the budget: `apollo`. */
  readonly service: 'apollo' | 'hunter';
  /** « Apollo\u00a0: 3 contacts demandés » begins with it. */
  readonly name: string;
  readonly people: readonly Person[];
  readonly batch: number;
  /** Euros that a question about one person costs at most. */
  readonly price: number;
  readonly ask: (people: readonly Person[]) => Asked;
}

export interface Asked {
  readonly answers: readonly PersonAnswer[];
  /** Euros. */
  readonly cost: number;
  /** Why the service can no longer be asked in this run; what it has answered is written all the same. */
  readonly down: Failure | null;
}

export interface PersonAnswer {
  readonly person: Person;
  readonly answer:
    | {
        readonly ok: true;
        readonly changes: Changes;
        /** An address that its owner wants erased. */
        readonly erase?: string;
      }
    | { readonly ok: false; readonly reason: string; readonly final: boolean };
}

/** What the answer changes in the row as it stands by now; `others` are all the rows of CONTACTS. */
export type Changes = (contact: Contact, others: readonly Contact[]) => readonly Change[];

export interface RoundReport {
  /** French sentence. */
  readonly said: string;
  readonly done: number;
  readonly unfinished: boolean;
  readonly stopped: Failure | null;
}

const BUDGET_SPENT = 'Le budget du jour est atteint\u00a0: la suite sera demandée demain.';

/** Two property calls; for each batch one round of requests, one property call and one operation. */
export function runPaidRound(ports: Ports, slice: Slice, { settings }: People, round: PaidRound): Result<RoundReport> {
  const budget = openBudget(ports, settings);
  const affordable = affordableOf(budget.left(), round.price);
  const people = round.people.slice(0, affordable);
  let spent = 0;
  const worked = workThrough(ports, slice, {
    action: round.action,
    units: people,
    keyOf: ({ id }: Person) => id,
    batch: round.batch,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      if (batch.length * round.price > budget.left() + HUNDREDTH) return fail('budget.spent', BUDGET_SPENT);
      const asked = round.ask(batch);
      budget.spend(round.service, asked.cost);
      spent += asked.cost;
      const written = writeAnswers(ports, round, asked);
      if (!written.ok) return written;
      if (asked.down !== null) return { ok: false, error: asked.down };
      return ok(asked.answers.map(outcomeOf));
    },
  });
  if (!worked.ok) return worked;
  const { done, left, stopped } = worked.value;
  const postponed = round.people.length - people.length;
  const goesOn =
    stopped === null && (left > 0 || (postponed > 0 && done > 0 && affordableOf(budget.left(), round.price) > 0));
  const sentences = [
    done > 0 || spent > 0
      ? `${round.name}\u00a0: ${countOf(done, 'contact', 'contacts')} pour ${formatAmount(spent)}.`
      : '',
    stopped?.message ?? '',
    stopped === null && postponed > 0 && !goesOn ? BUDGET_SPENT : '',
  ];
  return ok({ said: sentences.filter((sentence) => sentence !== '').join(' '), done, unfinished: goesOn, stopped });
}

/** Amounts are sums of decimals: a hundredth of a cent is no money. */
const HUNDREDTH = 0.0001;

/** People whom the money left allows to ask about. */
export function affordableOf(euros: number, price: number): number {
  return price <= 0 ? Number.MAX_SAFE_INTEGER : Math.floor((euros + HUNDREDTH) / price);
}

function outcomeOf({ person, answer }: PersonAnswer): UnitOutcome {
  if (answer.ok) return { key: person.id, ok: true };
  const reason = `${fullName(person.values)}\u00a0: ${answer.reason}`;
  return { key: person.id, ok: false, reason, final: answer.final };
}

/** Answers meet the rows as they stand now: who objected meanwhile gets nothing, a cell typed meanwhile stays. */
function writeAnswers(ports: Ports, { action, name }: PaidRound, { answers, cost }: Asked): Result<unknown> {
  const answered = answers.flatMap(({ person, answer }) => (answer.ok ? [{ person, changes: answer.changes }] : []));
  const summary = `${name} a répondu sur ${countOf(answered.length, 'contact', 'contacts')}.`;
  if (answered.length === 0) return cost > 0 ? note(ports, { action, summary, cost }) : ok(null);
  const erased = answers.flatMap(({ answer }) => (answer.ok && answer.erase ? [answer.erase] : []));
  if (erased.length > 0) oweErasure(ports, erased);
  const written = transact(ports, {
    action,
    plan: (fresh) => {
      const read = fresh.rows(contacts);
      if (!read.ok) return read;
      const changes = answered.flatMap(({ person, changes: changesOf }) => {
        const contact = read.value.byId(person.id);
        return contact === undefined ? [] : changesOf(contact, read.value.rows);
      });
      return ok({ changes, value: null, cost });
    },
    summary: () => summary,
  });
  return written.ok && erased.length > 0 ? eraseTraces(ports) : written;
}
