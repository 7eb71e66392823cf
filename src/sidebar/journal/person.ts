/** A new contact as typed. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
}

/** What a search that found nobody already says: an e-mail, a name, or a first name and a name. */
export function personFrom(query: string): Person {
  if (query.includes('@')) return { firstName: '', lastName: '', company: '', email: query };
  const words = query
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(capitalise);
  const [only = '', ...others] = words;
  const [firstName, lastName] = others.length === 0 ? ['', only] : [only, others.join(' ')];
  return { firstName, lastName, company: '', email: '' };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
