/** The people whom criteria hold, saved or being typed. */
import { contactLabel } from '../../crm/names.ts';
import type { Criterion } from '../../crm/segments/segment.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { toWireDay } from '../pages/wire-days.ts';
import { type Person, readAudience } from './candidates.ts';
import type { SegmentCounts } from './load-segments.ts';
import { membersOf } from './members.ts';

export interface SegmentMember {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly stage: string;
  readonly temperature: string;
  readonly score: number | null;
  /** `2026-06-16`, or `''`. */
  readonly lastInteraction: string;
}

export interface SegmentList extends SegmentCounts {
  /** The highest scores first. */
  readonly members: readonly SegmentMember[];
}

const MOST_SHOWN = 200;

/** As for the page. Fails with `tab.missing`, `column.missing`… */
export function listSegment(
  ports: Ports,
  { criteria }: { readonly criteria: readonly Criterion[] },
): Result<SegmentList> {
  const audience = readAudience(ports, criteria);
  if (!audience.ok) return audience;
  const { people, companies, amount, opposed } = membersOf(audience.value.people, criteria, ports.clock.now());
  const members = people
    .map(tell)
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1))
    .slice(0, MOST_SHOWN);
  return ok({ members, contacts: people.length, companies, amount, opposed });
}

function tell({ row, company }: Person): SegmentMember {
  const { firstName, lastName, company: typed, stage, temperature, score, lastInteraction } = row.values;
  return {
    id: row.id,
    name: contactLabel(firstName, lastName, '') || row.id,
    company: typed,
    stage,
    temperature,
    score: company?.score ?? score,
    lastInteraction: toWireDay(lastInteraction),
  };
}
