import { startOfDay } from 'date-fns';
import { type Criterion, isInSegment } from '../../crm/segments/segment.ts';
import type { Person } from './candidates.ts';

/** Who a segment holds, and what is at stake there. */
export interface Membership {
  readonly people: readonly Person[];
  readonly companies: number;
  /** Euros of their open opportunities, each counted once. */
  readonly amount: number;
  /** Left out because they objected, who would be in it otherwise. */
  readonly opposed: number;
}

export function membersOf(people: readonly Person[], criteria: readonly Criterion[], now: Date): Membership {
  const today = startOfDay(now);
  const inside = people.filter((person) => isInSegment(criteria, person, today));
  const opposed = people.filter(
    (person) =>
      person.contact.optedOut &&
      !inside.includes(person) &&
      isInSegment(criteria, { ...person, contact: { ...person.contact, optedOut: false } }, today),
  );
  const deals = new Map(inside.flatMap((person) => [...person.deals]));
  return {
    people: inside,
    companies: new Set(inside.map(({ companyId }) => companyId).filter((id) => id !== '')).size,
    amount: [...deals.values()].reduce((sum, amount) => sum + amount, 0),
    opposed: opposed.length,
  };
}
