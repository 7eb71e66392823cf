/** What `donnees` adds to a record's own fields, read by one file for each form of notice. */
import type { Award, Buyer, DeadlineChange, Lot } from '../../crm/tenders/notice.ts';
import type { Moment } from './clock-times.ts';
import { readCompanyNumber } from './company-numbers.ts';
import { plainName, plainNames, plainText, plainTitle } from './plain-text.ts';
import { attributeOf, nodesAt, type Tree, textAt, textOf } from './xml-tree.ts';

/** `''`, empty and `null` where the form does not say. */
export interface Detail {
  readonly title: string;
  readonly description: string;
  readonly buyer: Buyer;
  /** All closing moments found: the earliest counts. */
  readonly deadlines: readonly (Moment | null)[];
  readonly questions: readonly (Moment | null)[];
  /** What the form says of a visit in a field of its own. */
  readonly siteVisit: string;
  /** Free texts in which a visit may be told. */
  readonly remarks: readonly string[];
  readonly nature: string;
  readonly cpv: readonly string[];
  readonly lots: readonly Lot[];
  readonly amount: number | null;
  readonly durationMonths: number | null;
  readonly endsOn: Date | null;
  readonly documentsUrl: string;
  readonly award: Award | null;
  readonly change: DeadlineChange | null;
  /** The form itself says that it corrects an earlier notice. */
  readonly correctsAnother: boolean;
  readonly links: readonly string[];
}

/** A form that says nothing: the record's own fields are then all there is. */
export const NO_DETAIL: Detail = {
  title: '',
  description: '',
  buyer: readBuyer({}),
  deadlines: [],
  questions: [],
  siteVisit: '',
  remarks: [],
  nature: '',
  cpv: [],
  lots: [],
  amount: null,
  durationMonths: null,
  endsOn: null,
  documentsUrl: '',
  award: null,
  change: null,
  correctsAnother: false,
  links: [],
};

/** What a form says of the buyer, as it writes it. */
export interface WrittenBuyer {
  readonly name?: string;
  readonly number?: string;
  readonly contact?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly localAuthority?: boolean;
}

export function readBuyer(written: WrittenBuyer): Buyer {
  const { siren, siret } = readCompanyNumber(written.number ?? '');
  return {
    name: plainName(written.name ?? ''),
    siren,
    siret,
    contact: plainName(written.contact ?? ''),
    email: readEmail(written.email ?? ''),
    phone: plainName(written.phone ?? ''),
    address: plainName(written.address ?? ''),
    postcode: /^\d{5}$/.test(written.postcode?.trim() ?? '') ? (written.postcode ?? '').trim() : '',
    city: plainName(written.city ?? ''),
    declaredLocalAuthority: written.localAuthority ?? false,
  };
}

function readEmail(text: string): string {
  const address = text.trim().replace(/^mailto:/i, '');
  return /^[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}$/i.test(address) ? address.toLowerCase() : '';
}

/** Euros of an amount element; `null` when it is absent, zero (which buyers type for « unknown ») or in another money. */
export function readAmount(node: Tree | undefined): number | null {
  if (node === undefined) return null;
  const currency = attributeOf(node, 'currencyID') || attributeOf(node, 'DEVISE') || attributeOf(node, 'devise');
  if (currency !== '' && currency.toUpperCase() !== 'EUR') return null;
  const text = textOf(node) || textAt(node, 'valeur');
  const amount = Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}

/** The first amount that is known at one of the paths, tried in their order. */
export function amountAt(tree: Tree, ...paths: readonly string[]): number | null {
  for (const path of paths) {
    const amount = nodesAt(tree, path)
      .map(readAmount)
      .find((value) => value !== null);
    if (amount !== undefined) return amount;
  }
  return null;
}

/** The sum, when every lot has its amount. */
export function totalOf(amounts: readonly (number | null)[]): number | null {
  if (amounts.length === 0) return null;
  return amounts.reduce(
    (sum, amount) => (sum === null || amount === null ? null : roundCents(sum + amount)),
    0 as number | null,
  );
}

/** The sum of the amounts that are known; `null` when none is. */
export function sumOfKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : roundCents(known.reduce((sum, amount) => sum + amount, 0));
}

function roundCents(euros: number): number {
  return Math.round(euros * 100) / 100;
}

/** CPV codes among these texts, without their check digit, each once, in their order. */
export function readCpv(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => /^\s*(\d{8})/.exec(text)?.[1] ?? []))];
}

/** A number of months, at most fifty years; `null` otherwise. */
export function readMonths(text: string): number | null {
  const months = Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(months) && months > 0 && months <= 600 ? Math.round(months) : null;
}

/** An https or http address, as written; `''` otherwise. Several in one field: the first. */
export function readUrl(...texts: readonly string[]): string {
  for (const text of texts) {
    const url = /^https?:\/\/[^\s<>"']+/i.exec(text.trim())?.[0];
    if (url !== undefined) return url;
  }
  return '';
}

export function readLot(number: string, title: string, cpv: readonly string[], amount: number | null): Lot {
  return { number: plainName(number), title: plainTitle(title), cpv: readCpv(cpv), amount };
}

/** The sentence about a visit in free texts, at most 300 characters; `''` when there is none. */
export function findVisit(texts: readonly string[]): string {
  for (const text of texts) {
    const sentence = plainText(text)
      .split(/\n|(?<=[.;!?])\s+(?=\p{Lu})/u)
      .find(
        (part) =>
          /\bvisites?\b/i.test(part) &&
          /\b(sites?|lieux|obligatoire|facultative|organis|prévue|conseillée|rendez-vous)/i.test(part),
      );
    if (sentence !== undefined) return sentence.trim().slice(0, 300);
  }
  return '';
}

/** Names of winners, each once. */
export function readNames(texts: readonly string[]): string[] {
  return [...new Set(plainNames(texts))];
}
