/** A dry run: an automation is played on the sheet as it stands, nothing is written, sent or paid, and what it would do is shown. */
import type { Mail, Ports, RehearsedChange, Store, Workbook } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { openSlice, type Slice, type StepReport } from '../engine/slice.ts';

export interface Rehearsed {
  /** What the automation would say of itself. */
  readonly summary: string;
  readonly changes: readonly RehearsedChange[];
  /** Messages that would leave; their texts stay here. */
  readonly mails: readonly Pick<Mail, 'to' | 'subject'>[];
}

/**
 * Plays a step without a trace: rows are handed over by `transact` instead of being written, memory is an overlay, keys are
 * out of reach, messages are kept back. Public services are asked, since a preview has to say what they answer.
 */
export function rehearse(ports: Ports, step: (ports: Ports, slice: Slice) => Result<StepReport>): Result<Rehearsed> {
  const changes: RehearsedChange[] = [];
  const mails: Pick<Mail, 'to' | 'subject'>[] = [];
  const quota = ports.mailer.remaining();
  const played = step(
    {
      ...ports,
      workbook: readOnly(ports.workbook),
      store: overlay(ports.store),
      userStore: overlay(ports.userStore),
      secrets: { get: () => null, whereabouts: () => 'absent', set: refuse, keep: refuse, remove: refuse },
      mailer: {
        send: ({ to, subject }) => {
          mails.push({ to, subject });
        },
        remaining: () => Math.max(0, quota - mails.length),
      },
      rehearsal: { record: (_summary, recorded) => changes.push(...recorded) },
    },
    openSlice(ports.clock),
  );
  return played.ok ? ok({ summary: played.value.summary, changes, mails }) : played;
}

/** Rows are written by `transact` alone, which a dry run keeps from it: anything else that wrote would be a fault. */
function readOnly(workbook: Workbook): Workbook {
  return {
    address: () => workbook.address(),
    tabNames: () => workbook.tabNames(),
    tab: (name) => workbook.tab(name),
    read: (tab, area) => workbook.read(tab, area),
    readFormulas: (tab, area) => workbook.readFormulas(tab, area),
    readNotes: (tab, area) => workbook.readNotes(tab, area),
    selection: () => workbook.selection(),
    flush: () => workbook.flush(),
    write: refuse,
    appendRow: refuse,
    writeNotes: refuse,
    addTab: refuse,
    renameTab: refuse,
    copyTab: refuse,
    insertColumns: refuse,
    insertRows: refuse,
    design: refuse,
    showTab: refuse,
    selectRow: refuse,
  };
}

function refuse(): never {
  throw new Error('a dry run writes nothing');
}

function overlay(store: Store): Store {
  const own = new Map<string, string | null>();
  return {
    get: (key) => (own.has(key) ? (own.get(key) ?? null) : store.get(key)),
    set: (key, value) => void own.set(key, value),
    remove: (key) => void own.set(key, null),
  };
}
