/** Who does a follow-up while its person is away, and whose it is again afterwards. */
import { startOfDay } from 'date-fns';
import { matchKey } from '../names.ts';
import type { TeamMember } from '../settings/team.ts';
import type { FollowUpRow } from '../tables/index.ts';
import type { Need } from './need.ts';

/** Away that day: an absence may have no beginning (it has begun) or no end (it is not known yet). */
export function isAway({ absentFrom, absentUntil }: TeamMember, day: Date): boolean {
  if (absentFrom === null && absentUntil === null) return false;
  const date = startOfDay(day);
  return (absentFrom === null || date >= absentFrom) && (absentUntil === null || date <= absentUntil);
}

/**
 * Who acts for a person that day: the person when there, else the first who is there among those who stand in for one
 * another. With nobody there it stays with the person.
 */
export function standIn(name: string, day: Date, team: readonly TeamMember[]): string {
  for (const member of chainFrom(name, team)) {
    if (!isAway(member, day)) return matchKey(member.name) === matchKey(name) ? name : member.name;
  }
  return name;
}

/**
 * Who should have an open follow-up now, when it changes hands; `null` when it stays. It leaves a person who is away, and
 * comes back from those who stood in once the absence is over; one that somebody gave to anyone else stays there.
 */
export function changeHands(
  { assignee, dueOn }: Pick<FollowUpRow, 'assignee' | 'dueOn'>,
  { owner }: Pick<Need, 'owner'>,
  team: readonly TeamMember[],
  today: Date,
): string | null {
  if (assignee === '' || owner === '') return null;
  const doer = standIn(owner, dueOn !== null && dueOn > today ? dueOn : today, team);
  if (matchKey(assignee) === matchKey(doer)) return null;
  if (matchKey(assignee) === matchKey(owner)) return doer;
  const [self, ...others] = chainFrom(owner, team);
  const until = self?.absentUntil ?? null;
  const lent = until !== null && today > until && (dueOn === null || dueOn <= until);
  return lent && others.some(({ name }) => matchKey(name) === matchKey(assignee)) ? doer : null;
}

/** The person, who stands in for them, who stands in for that one…, each once. */
function chainFrom(name: string, team: readonly TeamMember[]): TeamMember[] {
  const chain: TeamMember[] = [];
  let next = name;
  for (;;) {
    const key = matchKey(next);
    const member = key === '' ? undefined : team.find((candidate) => matchKey(candidate.name) === key);
    if (member === undefined || chain.includes(member)) return chain;
    chain.push(member);
    next = member.replacedBy;
  }
}
