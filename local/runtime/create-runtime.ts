/** Puts the local runtime together: the bundle, the workbook, the services, the person. */
import { fileURLToPath } from 'node:url';
import { createBookOperations, openBook } from './book/index.ts';
import type { Cell, HostOperations, Screen } from './contract.ts';
import { readBundle } from './host/bundle.ts';
import { runningClock, stillClock } from './host/clock.ts';
import { type CostEstimate, estimate } from './host/cost.ts';
import { createExecutor, GOOGLE_LIMITS } from './host/executor.ts';
import { planFaults } from './host/faults.ts';
import { lockFile } from './host/file-lock.ts';
import { openNetwork } from './host/network.ts';
import { ScriptError } from './host/run.ts';
import { openServices } from './host/services.ts';
import { FORMAT, type RuntimeState, readState, VERSION, writeState } from './host/state-file.ts';
import { offsetAt } from './host/zoned-time.ts';
import { createPerson } from './person.ts';
import { dumpTab, pasteRows } from './rows.ts';
import type { Runtime, RuntimeOptions } from './runtime.ts';
import { createTriggerFiring } from './trigger-firing.ts';
import { postToWebApp } from './web-app.ts';

const INVENTED_NOTICES = fileURLToPath(new URL('../services/boamp/notices', import.meta.url));
const DEFAULT_USER = 'camille.martin@pistil.example';

/** Opens a workbook with the bundle bound to it. Throws an Error whose message says what is missing or wrong. */
export function createRuntime(options: RuntimeOptions = {}): Runtime {
  const dist = options.dist ?? 'dist';
  const bundle = readBundle(dist);
  setTimeZone(bundle.manifest.timeZone);

  const path = typeof options.book === 'string' ? options.book : null;
  const lock = path === null ? null : lockFile(path);
  const saved = typeof options.book === 'string' ? readState(options.book) : structuredClone(options.book ?? null);
  const clock = options.now === undefined ? runningClock() : stillClock(options.now.getTime());
  let user = options.user ?? DEFAULT_USER;
  let screen: Screen | null = options.screen ?? null;

  const { boampDir, origins = {} } = options.services ?? {};
  const network = openNetwork(() => ({
    origins,
    boampDir: boampDir ?? INVENTED_NOTICES,
    boampToday: boampDir === undefined ? clock.now() : null,
  }));
  const faults = planFaults();
  const services = openServices({
    dist,
    manifest: bundle.manifest,
    clock,
    network,
    screen: () => screen,
    spreadsheetId: () => book.id,
    saved: saved ?? { properties: { script: {}, document: {}, users: {} }, triggers: [], outbox: [] },
  });
  Object.assign(services.properties.state.script, options.properties);

  let operations: HostOperations = services.operations;
  const executor = createExecutor({
    bundle,
    clock,
    faults,
    limits: { ...GOOGLE_LIMITS, ...options.limits },
    operations: () => operations,
    ended(run) {
      services.locks.releaseAll(run);
      if (run.kind !== 'custom-function') book.flush();
    },
  });
  const book = openBook({
    ...(saved && { snapshot: saved.book }),
    locale: 'fr_FR',
    timeZone: bundle.manifest.timeZone,
    now: () => clock.now(),
    functions: {
      names: bundle.customFunctions,
      evaluate: (functionName, args) =>
        executor.run({ functionName, kind: 'custom-function', user, activeUser: user, args }),
    },
  });
  operations = { ...services.operations, ...createBookOperations(book) };

  const firing = createTriggerFiring({ executor, triggers: services.triggers, clock, person: () => user });
  const person = createPerson(book, firing);

  const runtime: Runtime = {
    ...person,
    call(functionName, args = [], { kind = 'shell', user: caller = user } = {}) {
      return executor.run({ functionName, kind, user: caller, activeUser: caller, args });
    },
    post: (message) => postToWebApp(executor, bundle.manifest, user, message),
    evaluate(formula) {
      const evaluation = book.evaluateFormula(formula);
      if (!evaluation.ok) throw new ScriptError(evaluation.message, 'Error', '');
      const [row] = evaluation.values;
      const single = evaluation.values.length === 1 && row?.length === 1;
      return single ? (row[0] as Cell) : evaluation.values.map((values) => [...values]);
    },
    dump: (tab) => dumpTab(book, tab),
    load: (tab, rows) => person.gesture(pasteRows(book, tab, rows)),
    open: () => firing.opened(),
    book,
    clock: {
      now: clock.now,
      set: clock.set,
      advanceTo: (instant) => firing.advanceTo(Number(instant)),
      nextTrigger: () => services.triggers.nextDue(Number.POSITIVE_INFINITY)?.next ?? null,
    },
    outbox: services.outbox.sent,
    triggers: services.triggers.all,
    get properties() {
      return {
        script: services.properties.store('script', user),
        user: services.properties.store('user', user),
        document: services.properties.store('document', user),
      };
    },
    faults,
    http: services.urlFetch,
    locks: { hold: (lock) => services.locks.hold(lock, user) },
    runs: executor.runs,
    get calls() {
      return executor.last?.calls ?? [];
    },
    cost: (): CostEstimate => estimate(executor.last?.calls ?? [], executor.last?.kind ?? 'shell'),
    get user() {
      return user;
    },
    set user(email) {
      user = email;
    },
    get screen() {
      return screen;
    },
    set screen(shown) {
      screen = shown;
    },
    customFunctions: bundle.customFunctions,
    state: (): RuntimeState => ({
      format: FORMAT,
      version: VERSION,
      book: book.save(),
      properties: structuredClone(services.properties.state),
      triggers: [...services.triggers.all],
      outbox: [...services.outbox.sent],
    }),
    save(to = path ?? undefined) {
      if (to === undefined) throw new Error('This workbook has no file: give a path to save it');
      writeState(to, runtime.state());
    },
    close() {
      network.close();
      book.close();
      lock?.release();
    },
  };
  return runtime;
}

/**
 * Scripts read local Dates in the manifest's zone, so this process must live there. A worker thread cannot change its
 * zone: whoever starts one sets TZ first.
 */
function setTimeZone(timeZone: string): void {
  process.env.TZ = timeZone;
  const summer = new Date(2026, 6, 1).getTime();
  if (-new Date(summer).getTimezoneOffset() * 60_000 !== offsetAt(summer, timeZone)) {
    throw new Error(`This process is not in ${timeZone}: start it with TZ=${timeZone}`);
  }
}
