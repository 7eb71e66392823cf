/**
 * How a global of dist/Code.js runs a job: the ports are made, expected failures are said where the person looks, and the
 * unexpected is caught here, once.
 */
import { createPorts, readEdit, readPost, respond } from './app.ts';
import { handleEdit } from './jobs/edits/handle-edit.ts';
import { openSlice, type Slice } from './jobs/engine/slice.ts';
import { admitRequest } from './jobs/hooks/admit-request.ts';
import { receiveHook } from './jobs/hooks/receive-hook.ts';
import { openPage } from './jobs/pages/open-page.ts';
import type { PageName } from './jobs/pages/pages.ts';
import { MENU } from './menu.ts';
import type { Ports } from './ports.ts';
import { type Failure, fail, ok, type Result } from './result.ts';
import { note } from './sheet/journal.ts';

const UNEXPECTED =
  'Une erreur inattendue s’est produite. Rien n’est perdu\u00a0: ce qui était commencé sera remis en ordre à la prochaine exécution. Le détail est dans l’onglet JOURNAL.';

/** What a job that a person starts from the menu has to say when it is done. */
export interface Summarized {
  /** One French sentence. */
  readonly summary: string;
}

/**
 * Runs a job for the menu, or for a shell: its summary or its failure is shown to the person. Without a person, the report
 * is returned, and a failure is thrown so that whoever called sees it.
 */
export function runFromMenu<T extends Summarized>(
  action: string,
  job: (ports: Ports, slice: Slice) => Result<T>,
): T | null {
  const ports = createPorts();
  const done = attempt(ports, action, () => job(ports, openSlice(ports.clock)));
  if (done.ok) {
    ports.screen.toast(done.value.summary, 'Pistil');
    return done.value;
  }
  if (!ports.screen.present) throw new Error(done.error.message);
  ports.screen.alert('Pistil', done.error.message);
  return null;
}

/** Runs a job for a trigger: nobody looks, so a failure is journaled and then thrown, for Google to count and report. */
export function runFromTrigger<T>(action: string, job: (ports: Ports) => Result<T>): T {
  const ports = createPorts();
  const done = attempt(ports, action, job);
  if (done.ok) return done.value;
  throw new Error(done.error.message);
}

/** Runs what follows a person's edit. Nobody waits for it, and a simple trigger must never get in the way of typing. */
export function runFromEdit(event: unknown): void {
  const edit = readEdit(event);
  if (edit) attempt(createPorts(), 'edit', (ports) => handleEdit(ports, edit));
}

/** Adds the menu. */
export function showMenu(): void {
  createPorts().screen.showMenu(MENU);
}

/** Opens a page; `subject` as in src/jobs/pages/open-page.ts. */
export function showPage(page: PageName, subject = ''): void {
  openPage(createPorts(), { page, subject });
}

/** Runs a job for a page: expected and unexpected failures alike come back as values. */
export function answer<T>(action: string, job: (ports: Ports) => Result<T>): Result<T> {
  return attempt(createPorts(), action, job);
}

/**
 * Answers what another tool has posted, as JSON. A stranger's request leaves no line in JOURNAL, which anyone could fill otherwise;
 * what goes wrong with a signed one does.
 */
export function receive(event: unknown): unknown {
  const ports = createPorts();
  const admitted = attempt(ports, 'hook.receive', () => ok(admitRequest(ports, readPost(event))));
  if (!admitted.ok) return respond(admitted);
  const request = admitted.value;
  return respond(request.ok ? attempt(ports, 'hook.receive', () => receiveHook(ports, request.value)) : request);
}

function attempt<T>(ports: Ports, action: string, job: (ports: Ports) => Result<T>): Result<T> {
  try {
    const done = job(ports);
    if (!done.ok) record(ports, action, done.error);
    return done;
  } catch (cause) {
    ports.log.error(action, cause);
    const failure = fail('unexpected', UNEXPECTED);
    record(ports, action, failure.error, cause);
    return failure;
  }
}

/** A line in JOURNAL. When even that fails, the execution log has it. */
function record(ports: Ports, action: string, failure: Failure, cause?: unknown): void {
  try {
    const detail = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : failure.code;
    const noted = note(ports, { action, state: 'Échec', summary: failure.message, detail });
    if (!noted.ok) ports.log.error(`${action}: ${noted.error.message}`);
  } catch (second) {
    ports.log.error(`${action}: the journal is out of reach`, second);
  }
}
