/** Companies that a file only names: one for each name, whatever its spelling. */
import { companyKey } from '../names.ts';

/** A mention of a company, in the row of a contact or an opportunity. */
export interface Mention {
  readonly name: string;
  /** Type of the contact who works there, as a first guess; `''` when unknown. */
  readonly type: string;
}

export interface NamedCompany {
  /** The spelling most often used, the first of them when several are. */
  readonly name: string;
  readonly type: string;
}

/** The key under which a mention and a company are the same; `''` for a blank name. */
export function mentionKey(name: string): string {
  return name.trim() === '' ? '' : companyKey(name);
}

/** Companies mentioned that `known` does not hold, by key, in order of first mention. */
export function companiesToCreate(mentions: readonly Mention[], known: ReadonlySet<string>): Map<string, NamedCompany> {
  const spellings = new Map<string, Map<string, number>>();
  const types = new Map<string, string>();
  for (const mention of mentions) {
    const key = mentionKey(mention.name);
    if (key === '' || known.has(key)) continue;
    const counts = spellings.get(key) ?? new Map<string, number>();
    const name = mention.name.trim();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    spellings.set(key, counts);
    if (!types.has(key) && companyTypeOf(mention.type) !== '') types.set(key, companyTypeOf(mention.type));
  }
  return new Map([...spellings].map(([key, counts]) => [key, { name: mostUsed(counts), type: types.get(key) ?? '' }]));
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [name, count] of counts) {
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** A prescriber or an ambassador says nothing of the company's own type. */
function companyTypeOf(contactType: string): string {
  return ['Collectivité', 'Entreprise RSE', 'Partenaire'].includes(contactType) ? contactType : '';
}
