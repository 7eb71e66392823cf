/** What a directory of people may add to a contact, and when it speaks of the same person. Pure. */

import { areOneHouse, haveOneName } from '../duplicates/twins.ts';
import { fold } from '../names.ts';
import type { CompanyRow, ContactRow } from '../tables/index.ts';

/** Somebody as a directory describes them; `''` for what it does not say. */
export interface KnownPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly position: string;
  readonly linkedin: string;
  readonly email: string;
  /** The directory has seen the address answer. */
  readonly emailVerified: boolean;
  readonly company: string;
  /** A host name or an address of a site. */
  readonly domain: string;
}

/** A cell that may be filled: the team's columns of CONTACTS that a directory knows. */
export interface FilledCell {
  readonly key: 'position' | 'linkedin' | 'email';
  readonly value: string;
}

/** Whoever offers addresses to anybody: such a domain says nothing of where people work. */
const MAIL_PROVIDERS = new Set([
  'gmail.com',
  'googlemail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'neuf.fr',
  'laposte.net',
  'bbox.fr',
  'numericable.fr',
  'hotmail.com',
  'hotmail.fr',
  'outlook.com',
  'outlook.fr',
  'live.fr',
  'msn.com',
  'yahoo.com',
  'yahoo.fr',
  'icloud.com',
  'me.com',
  'gmx.fr',
  'protonmail.com',
  'proton.me',
]);

/** The domain of a company's mail: its site's, else its own address's; `''` when neither says. */
export function domainOf(company: Pick<CompanyRow, 'website' | 'email'> | undefined): string {
  if (company === undefined) return '';
  const site = hostOf(company.website);
  if (site !== '') return site;
  const host = hostOf(company.email.slice(company.email.lastIndexOf('@') + 1));
  return MAIL_PROVIDERS.has(host) ? '' : host;
}

/**
 * True when a directory speaks of this contact: the same name, and the same house by its domain, by the domain of the
 * address, or by its name. A contact of no known house is nobody's match: a name alone proves nothing.
 */
export function isSamePerson(
  contact: Pick<ContactRow, 'firstName' | 'lastName' | 'company'>,
  domain: string,
  known: KnownPerson,
): boolean {
  if (!haveOneName(contact, known)) return false;
  const hosts = [hostOf(known.domain), hostOf(known.email.slice(known.email.lastIndexOf('@') + 1))];
  if (domain !== '' && hosts.includes(domain)) return true;
  return contact.company.trim() !== '' && known.company !== '' && areOneHouse(contact.company, known.company);
}

/**
 * The blanks of a contact that the directory fills. An address that it has only guessed fills nothing, nor does a profile
 * outside of LinkedIn; a person who objected is left alone.
 */
export function fillFrom(
  contact: Pick<ContactRow, 'position' | 'linkedin' | 'email' | 'optedOut'>,
  known: KnownPerson,
): FilledCell[] {
  if (contact.optedOut) return [];
  const offered: FilledCell[] = [
    { key: 'position', value: known.position.trim().slice(0, 200) },
    { key: 'linkedin', value: profileOf(known.linkedin) },
    { key: 'email', value: known.emailVerified ? addressOf(known.email) : '' },
  ];
  return offered.filter(({ key, value }) => value !== '' && contact[key].trim() === '');
}

/** What CONTACTS says of an address, from the word of whoever verified it. */
export function emailStatusOf(
  verdict: 'valid' | 'invalid' | 'accept_all' | 'webmail' | 'disposable' | 'unknown',
): 'Valide' | 'Incertain' | 'Invalide' | 'Inconnu' {
  switch (verdict) {
    case 'valid':
      return 'Valide';
    // The server takes any address, or belongs to a provider that does not say.
    case 'accept_all':
    case 'webmail':
      return 'Incertain';
    case 'invalid':
    case 'disposable':
      return 'Invalide';
    default:
      return 'Inconnu';
  }
}

/** A well-formed address in lower case; `''` for anything else. */
export function addressOf(text: string): string {
  const address = text.trim().toLowerCase();
  return /^[^\s@<>"',;]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(address) && address.length <= 254 ? address : '';
}

function profileOf(text: string): string {
  const path = /^https?:\/\/(?:[a-z]+\.)?linkedin\.com(\/in\/[^\s?#"<>\\]+)$/i.exec(text.trim())?.[1];
  return path === undefined ? '' : `https://www.linkedin.com${path}`;
}

/** Lower case, without scheme, `www.`, port and path; `''` when it is no host name. */
function hostOf(text: string): string {
  const bare = fold(text)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '');
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(bare) ? bare : '';
}
