/** How far an installation has come: kept with the workbook, so that one that stops is taken up where it stood. */
import * as z from 'zod/mini';
import { TARGETS } from '../../crm/takeover/source.ts';
import type { Ports } from '../../ports.ts';

const KEY = 'pistil.install';

/** A property holds 9 KB, counted in bytes. */
const LONGEST_PART = 2_500;

const target = z.enum(TARGETS);

const STATE = z.object({
  /** When it began, in milliseconds: names the backups, and seeds the identifiers. */
  startedAt: z.number(),
  /** Nothing of Pistil's was there. */
  fresh: z.boolean(),
  /** Steps done. */
  done: z.number(),
  choices: z.object({
    tabs: z.array(
      z.object({
        tab: z.string(),
        use: z.union([z.literal(''), z.literal('leave'), target]),
        named: z.boolean(),
        taken: z.array(z.number()),
      }),
    ),
    columns: z.array(z.object({ tab: z.string(), column: z.number(), use: z.string() })),
    words: z.array(z.object({ column: z.string(), word: z.string(), value: z.string() })),
  }),
  /** Tabs that stay, each for its table, under this name from now on. */
  kept: z.array(
    z.object({
      table: target,
      tab: z.string(),
      name: z.string(),
      backup: z.string(),
      headers: z.array(z.object({ place: z.number(), header: z.string() })),
    }),
  ),
  /** Tables made anew, from the tabs of `sources`, which become backups. */
  rebuilt: z.array(target),
  sources: z.array(z.object({ tab: z.string(), backup: z.string() })),
  /** Tabs that get another name. */
  renamed: z.array(z.object({ tab: z.string(), name: z.string() })),
  /** Tabs made empty. */
  created: z.array(z.string()),
  /** Tables that were there, and lack columns. */
  completed: z.array(z.string()),
  contacts: z.number(),
  companies: z.number(),
  duplicates: z.number(),
  /** Cells that ask something of the team, once they are counted. */
  unclear: z.number(),
});

export type InstallState = z.infer<typeof STATE>;

/** `null` when no installation is under way. */
export function loadState({ store }: Pick<Ports, 'store'>): InstallState | null {
  const first = store.get(KEY);
  if (first === null) return null;
  const [count, ...rest] = first.split('\n');
  const parts = [rest.join('\n')];
  for (let part = 1; part < Number(count); part += 1) parts.push(store.get(`${KEY}.${part}`) ?? '');
  const parsed = STATE.safeParse(parseJson(parts.join('')));
  return parsed.success ? parsed.data : null;
}

/** The first part is written last: until then, the former state stands. */
export function saveState({ store }: Pick<Ports, 'store'>, state: InstallState): void {
  const text = JSON.stringify(state);
  const count = Math.ceil(text.length / LONGEST_PART);
  for (let part = count - 1; part >= 0; part -= 1) {
    const own = text.slice(part * LONGEST_PART, (part + 1) * LONGEST_PART);
    store.set(part === 0 ? KEY : `${KEY}.${part}`, part === 0 ? `${count}\n${own}` : own);
  }
}

export function forgetState({ store }: Pick<Ports, 'store'>): void {
  const count = Number((store.get(KEY) ?? '0').split('\n')[0]);
  for (let part = 1; part < count; part += 1) store.remove(`${KEY}.${part}`);
  store.remove(KEY);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
