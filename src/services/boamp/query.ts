/** Queries to BOAMP's data set, in ODSQL. */

export const BOAMP_HOST = 'boamp-datadila.opendatasoft.com';

const RECORDS = `https://${BOAMP_HOST}/api/explore/v2.1/catalog/datasets/boamp/records`;

/** Rows of a page, and rows that can be reached by pages, as the API has them. */
export const PAGE_SIZE = 100;
export const LAST_REACHABLE = 10_000;

/** Apps Script refuses addresses of more than 2,082 characters; the rest is margin. */
const LONGEST_URL = 1900;

/** Days of publication, both included. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** What makes a notice worth reading when there are too many to read all. */
export interface Topics {
  /** Words that must all stand in the notice, wherever. BOAMP's search ignores accents and completes words (assumed). */
  readonly anywhere: readonly string[];
  /** Words that must all stand in its title. */
  readonly inTitle: readonly string[];
  /** CPV codes, as written in notices. */
  readonly cpv: readonly string[];
  /** BOAMP's own themes. */
  readonly descriptors: readonly string[];
}

/** Publication within a window. */
export function publishedWithin({ from, to }: Window): string {
  return `dateparution >= date'${isoDay(from)}' AND dateparution <= date'${isoDay(to)}'`;
}

/** These notices. */
export function numbered(ids: readonly string[]): string {
  return `idweb in (${ids.map(quote).join(', ')})`;
}

/** Notices of départements. */
export function publishedIn(departments: readonly string[]): string {
  return `code_departement in (${departments.flatMap(spellings).map(quote).join(', ')})`;
}

/**
 * One clause for each group of topics that fits in an address together with `base`: a notice of any group answers. Text
 * without a field is looked for in all fields, the notice's contents included.
 */
export function splitTopics(base: string, topics: Topics): string[] {
  const conditions = [
    ...topics.anywhere.map(quote),
    ...topics.inTitle.map((words) => `search(objet, ${quote(words)})`),
    ...topics.cpv.map(quote),
    ...topics.descriptors.map((descriptor) => `descripteur_libelle = ${quote(descriptor)}`),
  ];
  const clauses: string[] = [];
  let group: string[] = [];
  for (const condition of conditions) {
    const wider = `${base} AND (${[...group, condition].join(' OR ')})`;
    if (group.length > 0 && recordsUrl(wider, LAST_REACHABLE).length > LONGEST_URL) {
      clauses.push(`${base} AND (${group.join(' OR ')})`);
      group = [];
    }
    group.push(condition);
  }
  return group.length === 0 ? clauses : [...clauses, `${base} AND (${group.join(' OR ')})`];
}

/** The address of a page, the newest notices first. */
export function recordsUrl(where: string, offset: number): string {
  const parameters = [
    ['where', where],
    ['order_by', 'dateparution desc, idweb desc'],
    ['limit', String(PAGE_SIZE)],
    ['offset', String(offset)],
  ];
  return `${RECORDS}?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}

/** A literal: `"` and `\` escaped, or the API answers 400 ODSQLSyntaxError. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}

/** BOAMP writes `2` as well as `02`, `20A` for 2A. */
function spellings(department: string): string[] {
  if (/^0\d$/.test(department)) return [department, department.slice(1)];
  return /^2[AB]$/.test(department) ? [department, `20${department.slice(1)}`] : [department];
}

function isoDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
