/** Whether two rows of ENTREPRISES are one organisation. */
import { matchKey } from '../names.ts';
import type { CompanyRow } from '../tables/index.ts';
import { type Evidence, type Thresholds, type Verdict, weigh } from './confidence.ts';
import { countSlips } from './letters.ts';
import { compareOrganisationNames, type OrganisationVerdict } from './organisation-agreement.ts';
import { meetingWords, type OrganisationName, readOrganisationName } from './organisation-names.ts';
import { comparePlaces, type Place, type PlaceAgreement, readPlace } from './places.ts';
import {
  type EmailTrace,
  ownDomain,
  type PhoneTrace,
  readDigits,
  readEmails,
  readPhones,
  siteDomain,
} from './traces.ts';

/** The columns that are compared. */
export type CompanyFacts = Pick<
  CompanyRow,
  'name' | 'type' | 'siren' | 'siret' | 'website' | 'email' | 'phone' | 'address' | 'postcode' | 'city' | 'department'
>;

/** A company, read once for all the pairs it is in. */
export interface ReadCompany {
  readonly name: OrganisationName;
  /** `matchKey` of its type. */
  readonly type: string;
  readonly siren: string;
  readonly siret: string;
  readonly domains: readonly string[];
  readonly emails: readonly EmailTrace[];
  readonly phones: readonly PhoneTrace[];
  readonly place: Place;
}

const THRESHOLDS: Thresholds = { certain: 9, probable: 6, possible: 2 };

export function readCompany(row: CompanyFacts): ReadCompany {
  const name = readOrganisationName(row.name);
  const emails = readEmails(row.email);
  const siret = readDigits(row.siret, 14) || readDigits(row.siren, 14);
  const domains = [siteDomain(row.website), ...emails.map(({ domain }) => ownDomain(domain))];
  return {
    name,
    type: matchKey(row.type),
    siren: readDigits(row.siren, 9) || siret.slice(0, 9) || readDigits(row.siret, 9),
    siret,
    domains: [...new Set(domains.filter((domain) => domain !== ''))],
    emails,
    phones: readPhones(row.phone),
    place: readPlace({ ...row, department: row.department || name.department }),
  };
}

/** The judgement on two companies; `null` when they are most likely two organisations. */
export function judgeCompanies(a: ReadCompany, b: ReadCompany): Verdict | null {
  const name = compareOrganisationNames(a.name, b.name);
  const place = comparePlaces(a.place, b.place);
  const register = compareRegisters(a, b, place);
  const site = compareSites(a, b);
  const sameSite = site !== null && site.points > 0;
  const registered = register !== null && register.points > 0;
  const evidence = [
    register,
    sameSite || registered ? soften(name, registered ? -1 : -2) : name,
    weighPlace(place, name, a, b),
    site,
    comparePhones(a, b),
    compareTypes(a, b, name),
  ].filter((each): each is Evidence => each !== null);
  return weigh(evidence, THRESHOLDS);
}

/** Keys under which companies that may be one meet. A pair that shares none is not looked at. */
export function companyKeys({ name, siren, domains, emails, phones, place }: ReadCompany): string[] {
  const letters = name.core.join('');
  return [
    ...(siren === '' ? [] : [`siren ${siren}`]),
    ...domains.map((domain) => `web ${domain}`),
    ...emails.map(({ address }) => `@${address}`),
    ...phones.map(({ number }) => `+${number}`),
    ...(letters === '' ? [] : [`name ${letters}`, `begins ${letters.slice(0, 5)}`, `ends ${letters.slice(-5)}`]),
    ...meetingWords(name).map((word) => `word ${word}`),
    ...(place.city === '' ? [] : [`${letters.slice(0, 2)} in ${place.city}`, `acronym ${letters[0]} in ${place.city}`]),
  ];
}

/** A firm changes its name and keeps its number; a brand and a legal name share a site, as do two firms of one group. */
function soften(name: OrganisationVerdict, points: number): Evidence {
  if (name.agreement !== 'different') return name;
  return { points, says: name.says, doubtful: points < -1 };
}

function compareRegisters(a: ReadCompany, b: ReadCompany, place: PlaceAgreement): Evidence | null {
  if (a.siren === '' || b.siren === '') return null;
  if (a.siren !== b.siren) {
    const mistyped = countSlips(a.siren, b.siren) === 1 && isValid(a.siren) !== isValid(b.siren);
    return mistyped ? { points: 0, says: 'SIREN à un chiffre près' } : { points: -14, says: 'SIREN différents' };
  }
  if (a.siret === '' || b.siret === '' || a.siret === b.siret) return { points: 10, says: 'même SIREN' };
  // Establishments of one firm; the number of a head office changes when it moves.
  const near = place === 'same-city' || place === 'same-address';
  return { points: near ? 6 : 5, says: 'même SIREN, deux SIRET', doubtful: !near };
}

/** Luhn's rule, which every SIREN follows but those of La Poste. */
function isValid(siren: string): boolean {
  const sum = [...siren].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function weighPlace(place: PlaceAgreement, name: OrganisationVerdict, a: ReadCompany, b: ReadCompany): Evidence | null {
  const town =
    a.name.kind === 'town' || b.name.kind === 'town' || a.type === 'collectivite' || b.type === 'collectivite';
  switch (place) {
    case 'same-address':
      return { points: 4, says: 'même adresse' };
    case 'same-city':
      return { points: namesItsCity(name, a, b) ? 6 : 3, says: 'même commune' };
    case 'same-department':
      // The town hall of a town is in it, or its postcode is somebody’s mistake.
      return { points: -2, says: 'deux communes', doubtful: true };
    case 'elsewhere':
      return town
        ? { points: -12, says: 'deux départements' }
        : { points: -4, says: 'deux départements', doubtful: true };
    case 'unknown':
      return name.agreement === 'part' && name.more.length > 0 ? { points: -1, says: '' } : null;
  }
}

/** « Décathlon » and « Décathlon Valmarais », both in Valmarais. */
function namesItsCity({ agreement, more }: OrganisationVerdict, a: ReadCompany, b: ReadCompany): boolean {
  const cities = `${a.place.city} ${b.place.city}`.split(' ');
  return agreement === 'part' && more.every((word) => cities.includes(word));
}

function compareSites(a: ReadCompany, b: ReadCompany): Evidence | null {
  const common = a.emails.some(({ address }) => b.emails.some((other) => other.address === address));
  if (common) return { points: 5, says: 'même e-mail' };
  if (a.domains.some((domain) => b.domains.includes(domain))) return { points: 4, says: 'même site ou domaine' };
  const both = a.domains.length > 0 && b.domains.length > 0;
  return both ? { points: -1, says: 'sites différents' } : null;
}

function comparePhones(a: ReadCompany, b: ReadCompany): Evidence | null {
  if (a.phones.some(({ number }) => b.phones.some((other) => other.number === number))) {
    return { points: 3.5, says: 'même téléphone' };
  }
  return a.phones.length > 0 && b.phones.length > 0 ? { points: -0.5, says: '' } : null;
}

/** A firm may bear the name of a town. */
function compareTypes(a: ReadCompany, b: ReadCompany, { agreement }: OrganisationVerdict): Evidence | null {
  const public_ = [a, b].filter(({ type, name }) => type === 'collectivite' || name.kind !== '').length;
  const firms = [a, b].filter(({ type }) => type === 'entrepriserse').length;
  if (public_ === 1 && firms === 1 && agreement !== 'unknown')
    return { points: -5, says: 'collectivité et entreprise' };
  return null;
}
