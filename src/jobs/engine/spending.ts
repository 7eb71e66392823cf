/** What paid services have cost today, whoever asked: the budget of PARAMETRES is kept by all jobs together. */
import * as z from 'zod/mini';
import type { Settings } from '../../crm/settings/index.ts';
import type { Ports } from '../../ports.ts';
import { recallMemory } from './memory.ts';

const KEY = 'pistil.spending';

const MEMORY = z.object({ day: z.string(), euros: z.record(z.string(), z.number()) });

export interface Budget {
  /** Euros left today, never below 0. Look before each paid call. */
  left(): number;
  /** Remembers what a call has cost, in euros, at once: a run that dies right after has still spent it. One property call. */
  spend(service: string, euros: number): void;
}

/** Two property calls with the first expense, one without. */
export function openBudget(ports: Pick<Ports, 'store' | 'clock'>, { operation }: Pick<Settings, 'operation'>): Budget {
  let spent = readSpending(ports);
  return {
    left: () => Math.max(0, operation.dailyBudget - totalOf(spent)),
    spend: (service, euros) => {
      if (euros <= 0) return;
      spent = { ...spent, [service]: (spent[service] ?? 0) + euros };
      ports.store.set(KEY, JSON.stringify({ day: dayOf(ports.clock.now()), euros: spent }));
    },
  };
}

/** Euros spent today, by service. An unreadable memory counts as nothing spent. One property call. */
export function readSpending({ store, clock }: Pick<Ports, 'store' | 'clock'>): Readonly<Record<string, number>> {
  const { day, euros } = recallMemory(store, KEY, MEMORY, { day: '', euros: {} });
  return day === dayOf(clock.now()) ? euros : {};
}

function totalOf(spent: Readonly<Record<string, number>>): number {
  return Object.values(spent).reduce((sum, euros) => sum + euros, 0);
}

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
