import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type {
  Cache,
  Clock,
  Compressor,
  Http,
  HttpAnswer,
  HttpRequest,
  Identity,
  Lock,
  Log,
  Mail,
  Mailer,
  Menu,
  Page,
  Scheduler,
  Screen,
  SecretName,
  Secrets,
  Signer,
  Store,
  Trigger,
} from '../../src/ports.ts';
import type { CallGate } from './calls.ts';

/** A clock that only moves when somebody sleeps or sets it. */
export class MemoryClock implements Clock {
  time: Date;

  constructor(time: Date) {
    this.time = time;
  }

  now(): Date {
    return new Date(this.time);
  }

  sleep(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

/** What all scripts of one spreadsheet share: who holds the lock. */
export interface LockState {
  holder: string | null;
}

export function createMemoryLock(state: LockState, name: string, gate: CallGate): Lock {
  return {
    acquire: () =>
      gate.pass({ name: 'lock.acquire', kind: 'lock' }, () => {
        if (state.holder !== null && state.holder !== name) return false;
        state.holder = name;
        return true;
      }),
    release: () =>
      gate.pass({ name: 'lock.release', kind: 'free' }, () => {
        if (state.holder === name) state.holder = null;
      }),
  };
}

/** 9 KB a value, as Google has it. */
export function createMemoryStore(entries: Map<string, string>, name: string, gate: CallGate): Store {
  return {
    get: (key) => gate.pass({ name: `${name}.get`, kind: 'propertyGet' }, () => entries.get(key) ?? null),
    set: (key, value) =>
      gate.pass({ name: `${name}.set`, kind: 'propertySet' }, () => {
        if (Buffer.byteLength(value) > 9 * 1024) throw new Error('Argument too large: value');
        entries.set(key, value);
      }),
    remove: (key) =>
      gate.pass({ name: `${name}.remove`, kind: 'propertySet' }, () => {
        entries.delete(key);
      }),
  };
}

/** `keys` are shared; those that an account keeps are under its address and their name. */
export function createMemorySecrets(
  keys: Map<SecretName, string>,
  kept: Map<string, string>,
  owner: string,
  gate: CallGate,
): Secrets {
  const mark = (name: SecretName, by: string) => `${by} ${name}`;
  const keeperOf = (name: SecretName) => [...kept.keys()].find((key) => key.endsWith(` ${name}`))?.split(' ')[0];
  return {
    get: (name) =>
      gate.pass(
        { name: 'secrets.get', kind: 'propertyGet' },
        () => keys.get(name) ?? kept.get(mark(name, owner)) ?? null,
      ),
    whereabouts: (name) =>
      gate.pass({ name: 'secrets.whereabouts', kind: 'propertyGet' }, () => {
        if (keys.has(name)) return 'shared';
        const keeper = keeperOf(name);
        if (keeper === undefined) return 'absent';
        return keeper === owner ? 'mine' : 'elsewhere';
      }),
    set: (name, value) =>
      gate.pass({ name: 'secrets.set', kind: 'propertySet' }, () => {
        keys.set(name, value);
        kept.delete(mark(name, keeperOf(name) ?? ''));
      }),
    keep: (name, value) =>
      gate.pass({ name: 'secrets.keep', kind: 'propertySet' }, () => {
        kept.delete(mark(name, keeperOf(name) ?? ''));
        kept.set(mark(name, owner), value);
        keys.delete(name);
      }),
    remove: (name) =>
      gate.pass({ name: 'secrets.remove', kind: 'propertySet' }, () => {
        keys.delete(name);
        kept.delete(mark(name, keeperOf(name) ?? ''));
      }),
  };
}

export function createMemoryCache(
  entries: Map<string, { value: string; until: number }>,
  clock: MemoryClock,
  gate: CallGate,
): Cache {
  return {
    get: (key) =>
      gate.pass({ name: 'cache.get', kind: 'cacheGet' }, () => {
        const entry = entries.get(key);
        return entry && entry.until > clock.time.getTime() ? entry.value : null;
      }),
    put: (key, value, seconds) =>
      gate.pass({ name: 'cache.put', kind: 'cachePut' }, () => {
        if (key.length > 250 || Buffer.byteLength(value) > 100 * 1024) throw new Error('Argument too large: value');
        entries.set(key, { value, until: clock.time.getTime() + Math.min(seconds, 21_600) * 1000 });
      }),
    remove: (key) =>
      gate.pass({ name: 'cache.remove', kind: 'cachePut' }, () => {
        entries.delete(key);
      }),
  };
}

/** Answers each request as the test says; keeps what was asked. */
export class ScriptedHttp implements Http {
  readonly requests: HttpRequest[] = [];
  answer: (request: HttpRequest) => HttpAnswer = (request) => {
    throw new Error(`no answer scripted for ${request.url}`);
  };

  private readonly gate: CallGate;

  constructor(gate: CallGate) {
    this.gate = gate;
  }

  fetchAll(requests: readonly HttpRequest[]): HttpAnswer[] {
    return this.gate.pass({ name: 'http.fetchAll', kind: 'fetch' }, () => {
      this.requests.push(...requests);
      return requests.map((request) => this.answer(request));
    });
  }
}

/** Keeps the mails instead of sending them. */
export class Outbox implements Mailer {
  readonly mails: Mail[] = [];
  /** Recipients a day. */
  quota = 100;
  private readonly gate: CallGate;

  constructor(gate: CallGate) {
    this.gate = gate;
  }

  send(mail: Mail): void {
    this.gate.pass({ name: 'mailer.send', kind: 'free' }, () => {
      if (mail.to.trim() === '') throw new Error('Failed to send email: no recipient');
      if (this.remaining() < 1) throw new Error('Service invoked too many times for one day: email.');
      this.mails.push(mail);
    });
  }

  remaining(): number {
    return this.quota - this.mails.length;
  }
}

/** Keeps the triggers; tests fire them. */
export class MemoryScheduler implements Scheduler {
  readonly entries: (Trigger & { readonly hour?: number; readonly minutes?: number; readonly delay?: number })[] = [];
  private made = 0;
  private readonly gate: CallGate;

  constructor(gate: CallGate) {
    this.gate = gate;
  }

  triggers(): readonly Trigger[] {
    return this.gate.pass({ name: 'scheduler.triggers', kind: 'free' }, () => [...this.entries]);
  }

  everyDay(functionName: string, hour: number): void {
    this.create('clock', functionName, { hour });
  }

  everyMinutes(functionName: string, minutes: number): void {
    this.create('clock', functionName, { minutes });
  }

  after(functionName: string, milliseconds: number): void {
    this.create('clock', functionName, { delay: milliseconds });
  }

  onEdit(functionName: string): void {
    this.create('edit', functionName, {});
  }

  remove(id: string): void {
    this.gate.pass({ name: 'scheduler.remove', kind: 'free' }, () => {
      const index = this.entries.findIndex((trigger) => trigger.id === id);
      if (index >= 0) this.entries.splice(index, 1);
    });
  }

  private create(
    kind: Trigger['kind'],
    functionName: string,
    when: { hour?: number; minutes?: number; delay?: number },
  ): void {
    this.gate.pass({ name: 'scheduler.create', kind: 'free' }, () => {
      this.entries.push({ id: `trigger-${++this.made}`, functionName, kind, ...when });
    });
  }
}

/** A person at the screen, or nobody; keeps what was shown. */
export class MemoryScreen implements Screen {
  readonly shown: {
    kind: 'toast' | 'alert' | 'confirm' | 'menu' | 'sidebar' | 'dialog';
    title: string;
    text: string;
  }[] = [];
  /** What the person answers to the next questions. */
  answers: boolean[] = [];
  readonly present: boolean;

  constructor(present: boolean) {
    this.present = present;
  }

  toast(message: string, title: string): void {
    if (this.present) this.shown.push({ kind: 'toast', title, text: message });
  }

  alert(title: string, message: string): void {
    if (this.present) this.shown.push({ kind: 'alert', title, text: message });
  }

  confirm(title: string, message: string): boolean {
    if (!this.present) return false;
    this.shown.push({ kind: 'confirm', title, text: message });
    return this.answers.shift() ?? false;
  }

  showMenu(menu: Menu): void {
    if (this.present) this.shown.push({ kind: 'menu', title: menu.caption, text: captionsOf(menu) });
  }

  showSidebar(page: Page): void {
    if (this.present) this.shown.push({ kind: 'sidebar', title: page.title, text: nameOf(page) });
  }

  showDialog(page: Page): void {
    if (this.present) this.shown.push({ kind: 'dialog', title: page.title, text: nameOf(page) });
  }
}

/** « record CT-7K3F9Q » */
function nameOf({ page, subject }: Page): string {
  return subject === '' ? page : `${page} ${subject}`;
}

function captionsOf(menu: Menu): string {
  return menu.groups.flatMap((items) => items.map((item) => item.caption)).join(', ');
}

export function createMemoryCompressor(gate: CallGate): Compressor {
  return {
    pack: (text) => gate.pass({ name: 'compressor.pack', kind: 'free' }, () => gzipSync(text).toString('base64')),
    unpack: (packed) =>
      gate.pass({ name: 'compressor.unpack', kind: 'free' }, () => {
        try {
          return gunzipSync(Buffer.from(packed, 'base64')).toString();
        } catch {
          return null;
        }
      }),
  };
}

export function createMemorySigner(gate: CallGate): Signer {
  return {
    sha256: (text) =>
      gate.pass({ name: 'signer.sha256', kind: 'free' }, () => createHash('sha256').update(text).digest('hex')),
    hmacSha256: (text, key) =>
      gate.pass({ name: 'signer.hmacSha256', kind: 'free' }, () =>
        createHmac('sha256', key).update(text).digest('hex'),
      ),
  };
}

export function createMemoryIdentity(user: string, owner: string, gate: CallGate): Identity {
  return {
    user: () => gate.pass({ name: 'identity.user', kind: 'free' }, () => user),
    owner: () => gate.pass({ name: 'identity.owner', kind: 'free' }, () => owner),
  };
}

export class MemoryLog implements Log {
  readonly lines: { level: 'info' | 'error'; message: string; cause?: unknown }[] = [];

  info(message: string): void {
    this.lines.push({ level: 'info', message });
  }

  error(message: string, cause?: unknown): void {
    this.lines.push({ level: 'error', message, cause });
  }
}
