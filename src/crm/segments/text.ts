/**
 * A segment as the team reads and types it in PARAMETRES:
 * « Type = Collectivité ; Taille ≥ 5 000 ; Étape = Lead ou Qualifié ; Sauf Source = Import ».
 */
import { fail, ok, type Result } from '../../result.ts';
import { formatNumber, parseNumber } from '../french/numbers.ts';
import { matchKey } from '../names.ts';
import { FIELD_KEYS, FIELDS, type Field } from './fields.ts';
import type { Criterion, Test } from './segment.ts';

/** One line for a cell; `parseCriteria` reads it back. */
export function writeCriteria(criteria: readonly Criterion[]): string {
  return criteria
    .map(({ field, except, test }) => `${except ? 'Sauf ' : ''}${FIELDS[field].name} ${writeTest(test)}`)
    .join(' ; ');
}

function writeTest(test: Test): string {
  switch (test.kind) {
    case 'any':
      return `= ${test.of.map(quote).join(' ou ')}`;
    case 'between':
      if (test.least !== null && test.most !== null) {
        return `entre ${formatNumber(test.least)} et ${formatNumber(test.most)}`;
      }
      return test.least !== null ? `≥ ${formatNumber(test.least)}` : `≤ ${formatNumber(test.most ?? 0)}`;
    case 'older':
      return `> ${formatNumber(test.days)} jours`;
    case 'younger':
      return `< ${formatNumber(test.days)} jours`;
    case 'never':
      return '= jamais';
    case 'is':
      return `= ${test.yes ? 'oui' : 'non'}`;
  }
}

/** A value that holds a word of the grammar stands between « ». */
function quote(value: string): string {
  return /[;«»"]|(?:^|\s)ou(?:\s|$)|^\s|\s$|^$/i.test(value) ? `«${value.replace(/[«»]/g, '"')}»` : value;
}

/**
 * Reads criteria as typed, accents and case of the names ignored, `>=` read as `≥`. A blank text is everybody. Fails with
 * `segment.unreadable` and the clause that nobody can read.
 */
export function parseCriteria(text: string): Result<Criterion[]> {
  const criteria: Criterion[] = [];
  for (const clause of splitClauses(text)) {
    const criterion = parseClause(clause);
    if (!criterion) {
      return fail('segment.unreadable', `«\u00a0${clause}\u00a0» n’est pas un critère que Pistil sait lire.`);
    }
    criteria.push(criterion);
  }
  return ok(criteria);
}

/** On `;` and line ends, outside of « ». */
function splitClauses(text: string): string[] {
  return (text.match(/(?:«[^»]*»|[^;\n«])+/g) ?? []).map((clause) => clause.trim()).filter((clause) => clause !== '');
}

function parseClause(clause: string): Criterion | null {
  const [, except, name = '', sign = '', rest = ''] =
    /^(sauf\s+)?([^=<>≥≤]+?)\s*(=|≥|>=|≤|<=|<|>|\sentre\s)\s*(.*)$/is.exec(clause) ?? [];
  const field = FIELD_KEYS.find((key) => matchKey(FIELDS[key].name) === matchKey(name));
  if (field === undefined) return null;
  const test = parseTest(FIELDS[field], sign.trim().toLowerCase(), rest.trim());
  return test && { field, except: except !== undefined, test };
}

function parseTest(field: Field, sign: string, rest: string): Test | null {
  switch (field.kind) {
    case 'list': {
      const of = splitValues(rest);
      return sign === '=' && of.length > 0 ? { kind: 'any', of } : null;
    }
    case 'number':
      return parseBounds(sign, rest);
    case 'age':
      return parseAge(sign, rest);
    case 'flag': {
      const answer = matchKey(rest);
      return sign === '=' && (answer === 'oui' || answer === 'non') ? { kind: 'is', yes: answer === 'oui' } : null;
    }
  }
}

function parseBounds(sign: string, rest: string): Test | null {
  if (sign === 'entre') {
    const [least, most] = rest.split(/\s+et\s+/i).map((part) => parseNumber(part));
    return typeof least === 'number' && typeof most === 'number' ? { kind: 'between', least, most } : null;
  }
  const number = parseNumber(rest);
  if (number === null) return null;
  if (sign === '≥' || sign === '>=') return { kind: 'between', least: number, most: null };
  if (sign === '≤' || sign === '<=') return { kind: 'between', least: null, most: number };
  return sign === '=' ? { kind: 'between', least: number, most: number } : null;
}

function parseAge(sign: string, rest: string): Test | null {
  if (sign === '=') return matchKey(rest) === 'jamais' ? { kind: 'never' } : null;
  const days = parseNumber(rest.replace(/\s*jours?$/i, ''));
  if (days === null || days < 0) return null;
  if (sign === '>') return { kind: 'older', days };
  return sign === '<' ? { kind: 'younger', days } : null;
}

function splitValues(text: string): string[] {
  const parts = text.match(/«[^»]*»|(?:(?!\sou\s)[^«])+/gi) ?? [];
  return parts
    .map((part) => part.replace(/^\s*ou\s+|\s+ou\s*$/gi, ''))
    .map((part) => (part.trim().startsWith('«') ? part.trim().slice(1, -1) : part.trim()))
    .filter((part, index) => part !== '' || (parts[index] ?? '').includes('«'));
}
