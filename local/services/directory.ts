/** The invented people whom the directories on this machine know: those of the demo, each with an oddity or none. */

import { hirePeople } from '../demo/contacts.ts';
import { domain } from '../demo/identity.ts';
import { createChance } from '../demo/random.ts';

export interface DirectoryPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly domain: string;
  readonly position: string;
  readonly email: string;
  /** How the address answers when Hunter tries it. */
  readonly verdict: 'valid' | 'invalid' | 'accept_all' | 'unknown';
  readonly inApollo: boolean;
  /** Apollo has guessed the address. */
  readonly guessed: boolean;
  /** Calls that a verification stays running for. */
  readonly runningFor: number;
  /** The person does not want to be in Hunter. */
  readonly objected: boolean;
}

const VERDICTS = [
  { every: 9, place: 4, verdict: 'accept_all' },
  { every: 11, place: 5, verdict: 'invalid' },
  { every: 17, place: 8, verdict: 'unknown' },
] as const;

/** One oddity in so many people, by their place in the demo. */
export function demoDirectory(): DirectoryPerson[] {
  return hirePeople(createChance(1), new Date(2026, 0, 1)).map(({ company, row }, index) => ({
    firstName: row.firstName ?? '',
    lastName: row.lastName ?? '',
    company: company.name,
    domain: domain(company.name),
    position: row.position ?? '',
    email: row.email ?? '',
    verdict: VERDICTS.find(({ place, every }) => index % every === place)?.verdict ?? 'valid',
    inApollo: index % 7 !== 3,
    guessed: index % 8 === 6,
    runningFor: index % 13 === 7 ? 2 : 0,
    objected: index % 29 === 12,
  }));
}
