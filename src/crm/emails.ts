import { fail, ok, type Result } from '../result.ts';

/** RFC 5321's limit. */
const MAXIMUM_LENGTH = 254;

/**
 * Reads an e-mail address as people paste it (`mailto:`, « Nom <adresse> », capitals, spaces around) and gives it in
 * lower case. Blank gives `''`. Failures say what to type.
 */
export function readEmail(text: string): Result<string> {
  const bare = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (bare === '') return ok('');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at);
  const domain = bare.slice(at + 1);
  if (at === -1) return invalid('Il manque le signe @, par exemple « prenom@mairie.example ».');
  if (local === '') return invalid('Il manque le début de l’adresse, avant le signe @.');
  if (/\s/.test(bare)) return invalid('L’adresse contient une espace : retirez-la.');
  if (!domain.includes('.')) return invalid('Il manque la fin de l’adresse, par exemple « .fr ».');
  const wellFormed =
    bare.length <= MAXIMUM_LENGTH &&
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~\u00a1-\uffff-]+$/.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    /^(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]*[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff][a-z0-9\u00a1-\uffff-]*$/.test(
      domain,
    );
  return wellFormed ? ok(bare) : invalid('Cette adresse n’est pas valable : relisez-la.');
}

function invalid(message: string): Result<string> {
  return fail('email.invalid', message, 'email');
}
