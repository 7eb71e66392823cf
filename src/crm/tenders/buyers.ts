/** A buyer among the known companies: by SIREN, else by name, and never by a guess. */

import { companiesNamed } from '../duplicates/twins.ts';
import { formatDate } from '../french/dates.ts';
import { companyKey, fold } from '../names.ts';
import type { CompanyRow } from '../tables/index.ts';
import type { Buyer, Notice } from './notice.ts';

/** What is read of a company. */
export type KnownCompany = Pick<CompanyRow, 'id' | 'name' | 'siren' | 'siret' | 'postcode'>;

export type BuyerMatch =
  | { readonly kind: 'known'; readonly id: string }
  /** Several companies may be meant, or one that contradicts the notice: a person decides. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'new' };

/** Looks for a buyer. Companies without an identifier are not looked at. */
export function findBuyer(buyer: Buyer, companies: readonly KnownCompany[]): BuyerMatch {
  if (buyer.name === '') return { kind: 'unclear' };
  const known = companies.filter(({ id }) => id !== '');
  if (buyer.siren !== '') {
    const same = known.filter((company) => sirenOf(company) === buyer.siren);
    const [only] = same;
    if (only !== undefined) return same.length === 1 ? { kind: 'known', id: only.id } : { kind: 'unclear' };
  }
  const namesakes = companiesNamed(buyer.name, known);
  const [namesake] = namesakes;
  if (namesake === undefined) return { kind: 'new' };
  if (namesakes.length > 1 || contradicts(buyer, namesake)) return { kind: 'unclear' };
  return { kind: 'known', id: namesake.id };
}

/** Another SIREN, or another département: many communes share a name. */
function contradicts(buyer: Buyer, company: KnownCompany): boolean {
  const siren = sirenOf(company);
  if (siren !== '' && buyer.siren !== '') return siren !== buyer.siren;
  const [theirs, ours] = [company.postcode, buyer.postcode].map((postcode) => postcode.trim().slice(0, 2));
  return theirs !== '' && ours !== '' && theirs !== ours;
}

/** Worked out once for each row read, as names are. */
const sirens = new WeakMap<KnownCompany, string>();

function sirenOf(company: KnownCompany): string {
  const known = sirens.get(company) ?? readSiren(company);
  sirens.set(company, known);
  return known;
}

function readSiren({ siren, siret }: KnownCompany): string {
  const digits = siren.replace(/\D/g, '');
  return digits.length === 9 ? digits : siret.replace(/\D/g, '').slice(0, 9);
}

/** Key under which two notices of a run have the same buyer. */
export function buyerKey(buyer: Buyer): string {
  return buyer.siren === '' ? companyKey(buyer.name) : buyer.siren;
}

/** What a notice says of a buyer who is new. */
export function companyOf({ id, buyer, publishedOn }: Notice): Partial<CompanyRow> {
  return {
    name: buyer.name,
    type: isLocalAuthority(buyer) ? 'Collectivité' : 'Autre',
    siren: buyer.siren,
    siret: buyer.siret,
    address: buyer.address,
    postcode: buyer.postcode,
    city: buyer.city,
    email: buyer.email,
    phone: buyer.phone,
    notes: `Créée d’après l’avis BOAMP ${id} du ${formatDate(publishedOn)}.`,
  };
}

/**
 * INSEE gives territorial authorities and their groups a SIREN that begins with 20 to 25; 26 and 27 are hospitals, social
 * centres and housing offices.
 */
const AUTHORITY_SIREN = /^2[0-5]/;

const AUTHORITY_WORDS =
  /\b(commune|ville|mairie|departement|conseil (?:departemental|general|regional)|region|metropole|communaute|com(?:\.|m)? (?:d'agglo|de communes|urbaine)|cte? de cnes|agglomeration|agglo|syndicat (?:mixte|intercommunal|de bassin|de riviere|d'amenagement)|sivom|sivu|collectivite|eurometropole|pole d'equilibre|petr|parc naturel regional)\b/;

/** The notice says so, or the number, or the name. */
export function isLocalAuthority(buyer: Buyer): boolean {
  if (buyer.siren !== '' && /^[12]/.test(buyer.siren)) return AUTHORITY_SIREN.test(buyer.siren);
  return buyer.declaredLocalAuthority || AUTHORITY_WORDS.test(fold(buyer.name));
}
