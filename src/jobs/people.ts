import { fold } from '../crm/names.ts';
import type { TeamMember } from '../crm/settings/team.ts';

/** The name of the team's member who has this address, else the address. `''` when Google does not say who acts. */
export function authorOf(user: string, team: readonly TeamMember[]): string {
  const address = fold(user);
  return team.find(({ email }) => email !== '' && fold(email) === address)?.name ?? user;
}
