import { findStage, isOpen } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import type { ContactRow } from '../tables/index.ts';

/** A company to look after, through its best contact. */
export interface HotLead {
  readonly company: string;
  readonly score: number;
  readonly stage: string;
  readonly lastExchange: Date | null;
}

/** The best contact of each company that is neither won nor lost, highest score first, `most` at most. */
export function pickHotLeads(people: readonly ContactRow[], stages: readonly Stage[], most: number): HotLead[] {
  const rank = ({ stage }: ContactRow) => stages.findIndex(({ name }) => name === stage);
  const best = new Map<string, ContactRow>();
  for (const person of people) {
    const stage = findStage(stages, person.stage);
    if (person.score === null || stage === null || !isOpen(stage) || person.optedOut) continue;
    const known = best.get(person.companyId || person.id);
    if (!known || rank(person) > rank(known)) best.set(person.companyId || person.id, person);
  }
  return [...best.values()]
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || rank(b) - rank(a) || a.label.localeCompare(b.label))
    .slice(0, most)
    .map(({ company, label, score, stage, lastInteraction }) => ({
      company: company === '' ? label : company,
      score: score ?? 0,
      stage,
      lastExchange: lastInteraction,
    }));
}
