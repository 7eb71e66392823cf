import { createCache } from './google/cache.ts';
import { createClock } from './google/clock.ts';
import { createCompressor } from './google/compressor.ts';
import { readEditEvent } from './google/edit-event.ts';
import { createHttp } from './google/http.ts';
import { createIdentity } from './google/identity.ts';
import { createLock } from './google/lock.ts';
import { createLog } from './google/log.ts';
import { createMailer } from './google/mailer.ts';
import { createScheduler } from './google/scheduler.ts';
import { createScreen } from './google/screen.ts';
import { createSecrets } from './google/secrets.ts';
import { createSigner } from './google/signer.ts';
import { createStore, createUserStore } from './google/store.ts';
import { readPostEvent, writeJson } from './google/web-app.ts';
import { createWorkbook } from './google/workbook.ts';
import type { Edit, Ports } from './ports.ts';

/** The ports over Apps Script: the one place where they meet. Touches no service before a port is used. */
export function createPorts(): Ports {
  const identity = createIdentity();
  return {
    workbook: createWorkbook(),
    clock: createClock(),
    lock: createLock(),
    scheduler: createScheduler(),
    http: createHttp(),
    mailer: createMailer(),
    store: createStore(),
    userStore: createUserStore(),
    secrets: createSecrets(identity),
    cache: createCache(),
    compressor: createCompressor(),
    signer: createSigner(),
    identity,
    screen: createScreen(),
    log: createLog(),
    random: () => Math.random(),
  };
}

/** The edit that an `onEdit` event tells of; `null` for anything else. */
export function readEdit(event: unknown): Edit | null {
  return readEditEvent(event);
}

/** The body that a `doPost` event brings; `''` for anything else. */
export function readPost(event: unknown): string {
  return readPostEvent(event);
}

/** What `doPost` answers: JSON. */
export function respond(value: unknown): unknown {
  return writeJson(value);
}
