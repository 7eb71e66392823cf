/** Crockford's base 32: no I, L, O, U, so that an identifier read aloud or copied by hand is not mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const LENGTH = 6;

/**
 * A new identifier, `CT-7K3F9Q`, and adds it to `taken`: a billion for each prefix.
 *
 * @param taken all identifiers in use, those of deleted rows included when they are known
 * @param random a number in [0, 1)
 */
export function createIdentifier(prefix: string, taken: Set<string>, random: () => number): string {
  for (;;) {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]);
    const identifier = `${prefix}-${letters.join('')}`;
    if (!taken.has(identifier)) {
      taken.add(identifier);
      return identifier;
    }
  }
}

/** The identifier that a print (64 hexadecimal digits or so) always gives: what is asked twice is one row. */
export function identifierFrom(prefix: string, print: string): string {
  const letters = Array.from({ length: LENGTH }, (_, index) => {
    const byte = Number.parseInt(print.slice(index * 2, index * 2 + 2), 16);
    return ALPHABET[byte % ALPHABET.length];
  });
  return `${prefix}-${letters.join('')}`;
}

/** True for an identifier of this prefix. */
export function isIdentifier(text: string, prefix: string): boolean {
  return text.startsWith(`${prefix}-`) && /^[0-9A-HJKMNP-TV-Z]{6}$/.test(text.slice(prefix.length + 1));
}
