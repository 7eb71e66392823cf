import type { Table } from '../../src/crm/tables/table.ts';
import type { Cell, Ports, SecretName } from '../../src/ports.ts';
import { CallGate } from './calls.ts';
import { MemoryBook } from './memory-book.ts';
import {
  createMemoryCache,
  createMemoryCompressor,
  createMemoryIdentity,
  createMemoryLock,
  createMemorySecrets,
  createMemorySigner,
  createMemoryStore,
  type LockState,
  MemoryClock,
  MemoryLog,
  MemoryScheduler,
  MemoryScreen,
  Outbox,
  ScriptedHttp,
} from './memory-services.ts';
import { createMemoryWorkbook } from './memory-workbook.ts';

/** What outlives a run and is shared by all scripts of one spreadsheet. */
export interface MemoryWorld {
  readonly book: MemoryBook;
  readonly lock: LockState;
  readonly clock: MemoryClock;
  readonly store: Map<string, string>;
  readonly userStore: Map<string, string>;
  readonly secrets: Map<SecretName, string>;
  readonly keptSecrets: Map<string, string>;
  readonly cache: Map<string, { value: string; until: number }>;
}

export interface MemoryPorts extends Ports {
  readonly world: MemoryWorld;
  readonly book: MemoryBook;
  readonly gate: CallGate;
  readonly clock: MemoryClock;
  readonly http: ScriptedHttp;
  readonly mailer: Outbox;
  readonly scheduler: MemoryScheduler;
  readonly screen: MemoryScreen;
  readonly log: MemoryLog;
}

export interface MemoryOptions {
  /** Paris clock; 16 June 2026, 9:41 when absent. */
  readonly now?: Date;
  readonly user?: string;
  readonly owner?: string;
  /** False for a trigger or a shell. */
  readonly person?: boolean;
  /** Start of the pseudo-random numbers. */
  readonly seed?: number;
  /** Name of the script, when several share a world. */
  readonly script?: string;
  /** Value of a formula's cell, for tests that read formulas back. */
  readonly evaluate?: (formula: string) => Cell;
}

export function createMemoryWorld(now: Date = new Date(2026, 5, 16, 9, 41)): MemoryWorld {
  return {
    book: new MemoryBook(),
    lock: { holder: null },
    clock: new MemoryClock(now),
    store: new Map(),
    userStore: new Map(),
    secrets: new Map(),
    keptSecrets: new Map(),
    cache: new Map(),
  };
}

/** All ports, in memory. Pass the `world` of another one to make a second script of the same spreadsheet. */
export function createMemoryPorts(
  options: MemoryOptions = {},
  world: MemoryWorld = createMemoryWorld(options.now),
): MemoryPorts {
  const gate = new CallGate();
  const user = options.user ?? 'malik.benali@butinage.example';
  return {
    world,
    book: world.book,
    gate,
    workbook: createMemoryWorkbook(world.book, gate, options.evaluate),
    clock: world.clock,
    lock: createMemoryLock(world.lock, options.script ?? 'script', gate),
    scheduler: new MemoryScheduler(gate),
    http: new ScriptedHttp(gate),
    mailer: new Outbox(gate),
    store: createMemoryStore(world.store, 'store', gate),
    userStore: createMemoryStore(world.userStore, 'userStore', gate),
    secrets: createMemorySecrets(world.secrets, world.keptSecrets, options.owner ?? user, gate),
    cache: createMemoryCache(world.cache, world.clock, gate),
    compressor: createMemoryCompressor(gate),
    signer: createMemorySigner(gate),
    identity: createMemoryIdentity(user, options.owner ?? user, gate),
    screen: new MemoryScreen(options.person ?? true),
    log: new MemoryLog(),
    random: createRandom(options.seed ?? 1),
  };
}

/** Adds the tabs of these tables, with their headers and nothing else. */
export function addTables(book: MemoryBook, tables: readonly Table[]): void {
  for (const table of tables) book.add(table.tab, [table.columns.map((column) => column.header)]);
}

/** Mulberry32: small, seeded, good enough for identifiers in tests. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
