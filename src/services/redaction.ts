/** Keys never reach a log, a journal or an error: they are struck out by value, and by the places where keys stand. */

const STRUCK_OUT = '[clé masquée]';

/** A key in an address, a header or a JSON body, whatever its value. */
const KEY_PLACES =
  /((?:api[_-]?key|x-api-key|authorization|access[_-]?token)["']?\s*[=:]\s*["']?(?:bearer\s+)?)[^\s"'&,}]+/gi;

/** A function that strikes these secrets, and whatever stands where a key is expected, out of a text. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '');
  return (text) =>
    known.reduce((rest, secret) => rest.split(secret).join(STRUCK_OUT), text).replace(KEY_PLACES, `$1${STRUCK_OUT}`);
}
