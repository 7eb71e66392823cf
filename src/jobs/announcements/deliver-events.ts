/** Tells Make and Slack what has happened: at least once, each message with the key by which its receiver knows it again. */
import { compareAsc } from 'date-fns';
import { readSentence } from '../../crm/events/event.ts';
import { nextTry } from '../../crm/events/next-try.ts';
import { countOf } from '../../crm/french/numbers.ts';
import type { Destination } from '../../crm/settings/hooks.ts';
import { type OutboxRow, outbox } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { Delivery } from '../../services/hooks/delivery.ts';
import { sendToMake } from '../../services/hooks/make.ts';
import { sendToSlack } from '../../services/hooks/slack.ts';
import { type Change, readTable, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { type Addresses, readAddresses } from './addresses.ts';
import { collectEvents } from './collect-events.ts';
import { endSending } from './sending.ts';

type Line = SheetRow<typeof outbox>;

/** Sent together, and written together. */
const BATCH = 20;

/** Slack takes one message a second: https://docs.slack.dev/apis/web-api/rate-limits#incoming-webhooks */
const SLACK_PAUSE = 1100;

export interface DeliveryReport extends StepReport {
  /** When the next try of what did not get through is due; `null` when nothing waits. */
  readonly retryAt: Date | null;
}

/**
 * Adds what has happened to ENVOIS, then sends what is due there. Two property calls and nothing else without an address. A run
 * that dies between a message and its line sends it again; two runs never send at once. `which`: `all` tries what waits for a later
 * moment too, once somebody has mended the other end.
 */
export function deliverEvents(ports: Ports, slice: Slice, which: 'due' | 'all' = 'due'): Result<DeliveryReport> {
  const addresses = readAddresses(ports);
  if (addresses.size === 0) {
    return ok({
      summary: 'Aucune adresse de Make ni de Slack n’est enregistrée\u00a0: rien n’est annoncé.',
      retryAt: null,
    });
  }
  const collected = collectEvents(ports, [...addresses.keys()]);
  if (!collected.ok) {
    const { code, message } = collected.error;
    return code === 'events.busy' ? ok({ summary: message, retryAt: ports.clock.now() }) : collected;
  }
  const troubles = new Map<Destination, string | null>();
  const sent = sendWaiting({ ports, slice, which, secret: ports.secrets.get('inbound') }, addresses, troubles);
  endSending(ports, troubles);
  return sent;
}

function sendWaiting(
  run: Run,
  addresses: Addresses,
  troubles: Map<Destination, string | null>,
): Result<DeliveryReport> {
  const { ports, which } = run;
  const lines = readTable(ports, outbox);
  if (!lines.ok) return lines;
  const now = ports.clock.now();
  const told: string[] = [];
  const retries: Date[] = [];
  let unfinished = false;
  for (const [destination, address] of addresses) {
    const waiting = lines.value.rows.filter(({ id, values }) => id !== '' && isWaiting(values, destination));
    const due = waiting.filter(({ values: { nextTry } }) => which === 'all' || nextTry === null || nextTry <= now);
    const done = workOff(run, destination, address, due);
    if (!done.ok) return done;
    const { troubled, unfinished: more } = done.value;
    told.push(...done.value.told);
    if (troubled !== undefined) troubles.set(destination, troubled);
    retries.push(
      ...done.value.retries,
      ...waiting.filter((line) => !due.includes(line)).flatMap(({ values: { nextTry } }) => nextTry ?? []),
    );
    unfinished ||= more;
  }
  if (addresses.has('Make') && run.secret === null) told.push(UNSIGNED);
  return ok({
    summary: told.join(' ') || 'Rien à annoncer à d’autres outils.',
    unfinished,
    retryAt: unfinished ? now : (retries.sort(compareAsc)[0] ?? null),
  });
}

const UNSIGNED = 'Les messages à Make partent sans signature\u00a0: aucun secret partagé n’est enregistré.';

interface Run {
  readonly ports: Ports;
  readonly slice: Slice;
  readonly which: 'due' | 'all';
  /** Shared with the team's scenarios; `null` when there is none. */
  readonly secret: string | null;
}

function isWaiting(line: OutboxRow, destination: Destination): boolean {
  return line.status === 'À envoyer' && line.destination === destination;
}

interface WorkedOff {
  readonly told: readonly string[];
  /** What the tool answered last, and what becomes of the announcement, when it took nothing of its last batch; `null` when it did, undefined when it was not asked. */
  readonly troubled: string | null | undefined;
  /** When what it did not take is tried again. */
  readonly retries: readonly Date[];
  readonly unfinished: boolean;
}

/** Sends a tool's messages until it stops listening: the rest of its queue is not tried in vain. */
function workOff(run: Run, destination: Destination, address: string, due: readonly Line[]): Result<WorkedOff> {
  let left = due;
  let sent = 0;
  let troubled: string | null | undefined;
  const retries: Date[] = [];
  const troubles = new Set<string>();
  while (left.length > 0 && !run.slice.over()) {
    const batch = left.slice(0, BATCH);
    left = left.slice(BATCH);
    const outcomes = destination === 'Make' ? tellMake(run, address, batch) : tellSlack(run.ports, address, batch);
    const tried = batch.slice(0, outcomes.length);
    const written = writeOutcomes(run.ports, tried, outcomes);
    if (!written.ok) return written;
    const now = run.ports.clock.now();
    retries.push(...tried.flatMap((line, index) => laterTry(line, outcomes[index], now) ?? []));
    troubled = outcomes.some(({ kind }) => kind === 'sent') ? null : tellTrouble(outcomes[outcomes.length - 1]);
    sent += outcomes.filter(({ kind }) => kind === 'sent').length;
    for (const { kind, answer } of outcomes) if (kind !== 'sent') troubles.add(answer);
    const deaf = outcomes.length > 0 && outcomes.every(({ kind }) => kind === 'paused' || kind === 'failed');
    if (deaf || outcomes.length < batch.length) left = [];
  }
  return ok({ told: say(destination, sent, troubles), troubled, retries, unfinished: left.length > 0 });
}

function tellTrouble(last: Delivery | undefined): string | undefined {
  if (last === undefined) return undefined;
  return last.kind === 'refused'
    ? `${last.answer} L’annonce est abandonnée.`
    : `${last.answer} L’annonce est gardée dans ENVOIS, et retentée de plus en plus tard pendant une semaine.`;
}

function say(destination: Destination, sent: number, troubles: ReadonlySet<string>): string[] {
  if (sent === 0) return [...troubles];
  return [`${countOf(sent, 'annonce reçue', 'annonces reçues')} par ${destination}.`, ...troubles];
}

/** `out.` keeps a message of ours from being sent back to us as somebody else's (receive-hook.ts). */
function tellMake({ ports, secret }: Run, address: string, lines: readonly Line[]): Delivery[] {
  const timestamp = Math.floor(ports.clock.now().getTime() / 1000);
  const messages = lines.map(({ values: { key: id, content: payload } }) => {
    const signed = `out.${timestamp}.${id}.${payload}`;
    return { id, payload, timestamp, signature: secret === null ? null : ports.signer.hmacSha256(signed, secret) };
  });
  return sendToMake(ports, address, messages);
}

/** One after the other; stops at the first that does not get through. */
function tellSlack(ports: Ports, address: string, lines: readonly Line[]): Delivery[] {
  const outcomes: Delivery[] = [];
  for (const { values } of lines) {
    if (outcomes.length > 0) ports.clock.sleep(SLACK_PAUSE);
    const outcome = sendToSlack(
      ports,
      address,
      readSentence(values.content) ?? `${values.event}\u00a0: ${values.subject}`,
    );
    outcomes.push(outcome);
    if (outcome.kind === 'paused' || outcome.kind === 'failed') break;
  }
  return outcomes;
}

function writeOutcomes(ports: Ports, lines: readonly Line[], outcomes: readonly Delivery[]): Result<unknown> {
  const sent = outcomes.filter(({ kind }) => kind === 'sent').length;
  return transact(ports, {
    action: 'events.deliver',
    plan: ({ now }) => ok({ changes: lines.map((line, index) => settle(line, outcomes[index], now)), value: null }),
    summary: () => `${sent} sur ${countOf(lines.length, 'annonce envoyée', 'annonces envoyées')}.`,
    repeatable: true,
  });
}

function settle({ id, values }: Line, outcome: Delivery | undefined, now: Date): Change {
  if (outcome === undefined) throw new Error(`The message ${id} has no outcome`);
  const { kind, answer } = outcome;
  const tries = (values.tries ?? 0) + (kind === 'paused' ? 0 : 1);
  if (kind === 'sent') return setSystem(outbox, id, { status: 'Envoyé', tries, nextTry: null, answer });
  const again = laterTry({ values }, outcome, now);
  const status = again === null ? 'Abandonné' : 'À envoyer';
  return setSystem(outbox, id, { status, tries, nextTry: again, answer });
}

/** `null` for what has got through, and for what is given up. */
function laterTry({ values }: Pick<Line, 'values'>, outcome: Delivery | undefined, now: Date): Date | null {
  if (outcome === undefined || outcome.kind === 'sent' || outcome.kind === 'refused') return null;
  return nextTry(outcome.kind === 'paused' ? 0 : (values.tries ?? 0) + 1, values.date, now);
}
