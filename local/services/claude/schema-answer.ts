/**
 * An answer that fits a JSON schema, made from the notice's own text: first sentences as a summary, verbatim sentences as
 * quotes. No model writes it: it shows the path the real prose would take, always the same for the same notice.
 */
import { RequestError } from './errors.ts';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const LIST_LENGTH = 3;
const TELLING_WORDS = 4;
/** A field of this name is copied from the notice. */
const QUOTE = /quote|citation|extrait|verbatim|preuve|evidence|source|^value$/i;
const FORMATS: Readonly<Record<string, { readonly found: RegExp; readonly absent: string }>> = {
  date: { found: /\d{4}-\d{2}-\d{2}/, absent: '2026-01-01' },
  'date-time': { found: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})/, absent: '2026-01-01T00:00:00Z' },
  time: { found: /\d{2}:\d{2}:\d{2}/, absent: '12:00:00' },
  email: { found: /[\w.+-]+@[\w-]+\.[\w.]+\w/, absent: 'inconnu@mairie.example' },
  uri: { found: /https:\/\/[^\s"<>]+/, absent: 'https://mairie.example/' },
  hostname: { found: /(?:[\w-]+\.)+[a-z]{2,}/, absent: 'mairie.example' },
  duration: { found: /P\d+[DMY]/, absent: 'P1D' },
  ipv4: { found: /(?:\d{1,3}\.){3}\d{1,3}/, absent: '192.0.2.1' },
  ipv6: { found: /[0-9a-f:]+::[0-9a-f:]*/, absent: '2001:db8::1' },
  uuid: { found: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, absent: '00000000-0000-4000-8000-000000000000' },
};

/** Makes the answer. Throws the API's refusal of a schema it does not take. */
export function answerSchema(schema: Schema, notice: string): unknown {
  checkSchema(schema, 'schema');
  return make(schema, '', { sentences: tellingSentences(notice), text: notice, defs: schema.$defs ?? {} });
}

/** A summary: the first two sentences that say something. */
export function summarise(text: string): string {
  return tellingSentences(text).slice(0, 2).map(endSentence).join(' ');
}

/** Sentences of a few words at least; all of them when there is none. */
function tellingSentences(text: string): string[] {
  const sentences = sentencesOf(text);
  const telling = sentences.filter((sentence) => sentence.split(/\s+/).length >= TELLING_WORDS);
  return telling.length > 0 ? telling : sentences;
}

/** Sentences as they stand in the text. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1);
}

interface Source {
  readonly sentences: readonly string[];
  readonly text: string;
  readonly defs: Readonly<Record<string, Schema>>;
}

function make(schema: Schema, name: string, source: Source): unknown {
  if (schema.$ref !== undefined) return make(resolve(schema.$ref, source.defs), name, source);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return choose(schema.enum, source);
  if (schema.anyOf !== undefined) return make(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name, source);
  if (schema.allOf !== undefined) return make(Object.assign({}, ...schema.allOf), name, source);
  const [type] = [schema.type ?? 'object'].flat().filter((one) => one !== 'null');
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [key, make(property, key, source)]),
      );
    case 'array':
      return sentencesFor(schema.items ?? {}, source.sentences).map((sentence) =>
        make(schema.items ?? {}, name, { ...source, sentences: [sentence] }),
      );
    case 'integer':
    case 'number':
      return numberBetween(schema.minimum ?? 0, schema.maximum ?? 100, source.text);
    case 'boolean':
      return false;
    case 'string':
      return makeText(schema, name, source);
    default:
      return null;
  }
}

function makeText({ format }: Schema, name: string, { sentences, text }: Source): string {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known !== undefined) return known.found.exec(text)?.[0] ?? known.absent;
  return QUOTE.test(name) ? (sentences[0] ?? '') : sentences.slice(0, 2).map(endSentence).join(' ');
}

/** Titles have no full stop. */
function endSentence(sentence: string): string {
  return /[.!?;:]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** What a sentence is about, by the words that give it away, most telling first. */
const SIGNS: readonly (readonly [about: RegExp, sign: RegExp])[] = [
  [/budget|montant/i, /\d\s*(?:k€|€|euros?\b)/i],
  [/question/i, /\bquestions?\b|renseignements? (?:complémentaires?|avant)/i],
  [/visite/i, /\bvisites?\b/i],
  [/lot/i, /^lots?\b/i],
  [/crit[eè]re/i, /\bcrit[eè]res?\b|pond[eé]r/i],
  [/exigence/i, /\b(?:exig|obligatoire|doit|devra)/i],
  [/date/i, /\d{1,2}\/\d{1,2}\/\d{4}|\b\d{1,2} [a-zéû]+ \d{4}/i],
];

/** The first sentences, and those that give something away when the list asks what each is about. */
function sentencesFor(items: Schema, sentences: readonly string[]): string[] {
  const first = sentences.slice(0, LIST_LENGTH);
  const asksAbout = Object.values(items.properties ?? {}).some((property) => property.enum !== undefined);
  const telling = sentences.filter((sentence) => SIGNS.some(([, sign]) => sign.test(sentence)));
  return asksAbout ? [...new Set([...first, ...telling])] : first;
}

/** Of one sentence: what it gives away; of a whole text: the first value that it names; else the first value. */
function choose(values: readonly unknown[], { sentences, text }: Source): unknown {
  const words = values.filter((value) => typeof value === 'string');
  const [only, ...others] = sentences;
  const sign = others.length === 0 ? SIGNS.find(([, one]) => one.test(only ?? ''))?.[0] : undefined;
  const about = sign && words.find((value) => sign.test(value));
  return about ?? words.find((value) => text.toLowerCase().includes(value.toLowerCase())) ?? values[0] ?? null;
}

function numberBetween(minimum: number, maximum: number, text: string): number {
  const words = text.split(/\s+/).length;
  return minimum + (words % (Math.floor(maximum - minimum) + 1));
}

function resolve(reference: string, defs: Readonly<Record<string, Schema>>): Schema {
  const found = defs[reference.replace('#/$defs/', '')];
  if (found === undefined) throw new RequestError(400, `output_config.format.schema: ${reference} is not defined`);
  return found;
}

/** The part of JSON Schema that structured outputs take. */
function checkSchema(schema: Schema, path: string): void {
  const refuse = (message: string): never => {
    throw new RequestError(400, `output_config.format.${path}: ${message}`);
  };
  if (schema.type === 'object' && schema.additionalProperties !== false)
    refuse("For 'object' type, 'additionalProperties' must be explicitly set to false");
  if (schema.minItems !== undefined && schema.minItems > 1)
    refuse("For 'array' type, 'minItems' values other than 0 or 1 are not supported");
  if (schema.format !== undefined && !(schema.format in FORMATS))
    refuse(`For 'string' type, format '${schema.format}' is not supported`);
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    checkSchema(property, `${path}.properties.${key}`);
  for (const [key, definition] of Object.entries(schema.$defs ?? {})) checkSchema(definition, `${path}.$defs.${key}`);
  if (schema.items !== undefined) checkSchema(schema.items, `${path}.items`);
  for (const option of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) checkSchema(option, path);
}
