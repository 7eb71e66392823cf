/** Who a message of Pistil's own goes to, from the names and addresses of PARAMETRES. */
import { readEmail } from '../emails.ts';
import { matchKey } from '../names.ts';
import type { TeamMember } from '../settings/team.ts';

export interface Recipient {
  /** The team member's name; `''` for an address of nobody in the team. */
  readonly name: string;
  readonly email: string;
}

export interface Recipients {
  /** Each address once. */
  readonly known: readonly Recipient[];
  /** What is neither an address nor the name of somebody who has one. */
  readonly unknown: readonly string[];
}

export function findRecipients(typed: readonly string[], team: readonly TeamMember[]): Recipients {
  const known = new Map<string, Recipient>();
  const unknown: string[] = [];
  for (const text of typed) {
    const member = team.find(({ name }) => matchKey(name) === matchKey(text));
    const address = readEmail(text);
    const typedAddress = address.ok ? address.value : '';
    const email = member?.email ?? typedAddress;
    if (email === '') unknown.push(text);
    else if (!known.has(email)) {
      const owner = member ?? team.find((other) => other.email === email);
      known.set(email, { name: owner?.name ?? '', email });
    }
  }
  return { known: [...known.values()], unknown };
}
