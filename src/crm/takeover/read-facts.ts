/** The company and the deal that a row speaks of besides itself. */
import { contactLabel } from '../names.ts';
import { type Fields, pick, remarkAll, sharedType, withoutBlanks } from './fields.ts';
import { hasName } from './read-person.ts';
import { type Target, textOf } from './source.ts';

/** The company’s facts; in the notes when the row names no company. */
export function readCompany(main: Fields, facts: Fields | undefined, remarks: string[]): Fields | null {
  if (!facts) return null;
  const name = textOf(main.company ?? facts.name ?? '');
  const { name: _name, ...others } = withoutBlanks(facts);
  if (name === '') {
    remarks.push(...remarkAll('companies', others));
    return null;
  }
  main.company = name;
  return { ...others, name, ...sharedType(main) };
}

interface DealOf {
  readonly person: Fields | undefined;
  readonly remarks: string[];
}

/** A deal, when the row has an amount or a title; else its facts go to the notes. */
export function readDeal(
  main: Fields,
  table: Target,
  facts: Fields | undefined,
  { person, remarks }: DealOf,
): Fields | null {
  const own = withoutBlanks(facts ?? {});
  if (Object.keys(own).length === 0) return null;
  const company = textOf((table === 'companies' ? main.name : main.company) ?? '');
  const contact = person ? contactLabel(textOf(person.firstName ?? ''), textOf(person.lastName ?? ''), company) : '';
  if (own.amount === undefined && own.title === undefined) {
    remarks.push(...remarkAll('opportunities', own));
    return null;
  }
  const title = textOf(own.title ?? '') || company || contact || 'Affaire reprise';
  return {
    ...pick(main, ['stage', 'source', 'assignee']),
    ...own,
    title,
    company,
    contact: hasName(person ?? {}) ? contact : '',
  };
}
