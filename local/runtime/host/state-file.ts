/** What a workbook file keeps: the workbook, and what Google keeps beside it. Neither the cache nor the clock. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { BookSnapshot } from '../book/contract.ts';
import type { SentMail } from './mail.ts';
import type { PropertiesState } from './properties.ts';
import type { ScheduledTrigger } from './triggers.ts';

export interface RuntimeState {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly book: BookSnapshot;
  readonly properties: PropertiesState;
  readonly triggers: readonly ScheduledTrigger[];
  readonly outbox: readonly SentMail[];
}

export const FORMAT = 'pistil-runtime';
export const VERSION = 1;

/** The file is this runtime's own: only its envelope is checked. */
const Envelope = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  book: z.looseObject({}),
  properties: z.object({
    script: z.record(z.string(), z.string()),
    document: z.record(z.string(), z.string()),
    users: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  triggers: z.array(z.looseObject({ id: z.string() })),
  outbox: z.array(z.looseObject({ at: z.number() })),
});

/** Reads a workbook file; null when there is none. Throws an Error whose message says what is wrong with it. */
export function readState(path: string): RuntimeState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`Cannot read ${path}`, { cause });
  }
  return parseState(text, path);
}

function parseState(text: string, path: string): RuntimeState {
  try {
    return Envelope.parse(JSON.parse(text)) as unknown as RuntimeState;
  } catch (cause) {
    throw new Error(`${path} is not a workbook file of the local runtime`, { cause });
  }
}

/** Writes the whole file in one step: a reader sees the old one or the new one. */
export function writeState(path: string, state: RuntimeState): void {
  const written = `${path}.${process.pid}.new`;
  writeFileSync(written, JSON.stringify(state));
  renameSync(written, path);
}
