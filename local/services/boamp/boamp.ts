/**
 * BOAMP's data set on Opendatasoft's Explore API v2.1, over the notices of a folder: records, export, errors, limits.
 * What the real API has and this one lacks is answered 501, never guessed.
 */
import { answerJson, type Service, type ServiceAnswer, type ServiceRequest } from '../service.ts';
import { errorBody, invalidParameter, notImplemented, QueryError } from './errors.ts';
import type { Notice } from './notices.ts';
import { readOrder, readSelect } from './odsql/columns.ts';
import { readWhere } from './odsql/where.ts';

const DATASETS = '/api/explore/v2.1/catalog/datasets/';
const RECORDS = `${DATASETS}boamp/records`;
const EXPORT = `${DATASETS}boamp/exports/json`;
const LIMIT_MAX = 100;
const LAST_REACHABLE = 10_000;
const CALLS_A_DAY = 2_000_000;

/** Fields of the data set, those that some notices lack included. */
// biome-ignore format: a list of names reads better in lines
const FIELDS = [
  'idweb', 'id', 'contractfolderid', 'objet', 'filename', 'famille', 'code_departement', 'code_departement_prestation',
  'famille_libelle', 'dateparution', 'datefindiffusion', 'datelimitereponse', 'nomacheteur', 'titulaire', 'perimetre',
  'type_procedure', 'soustype_procedure', 'procedure_libelle', 'procedure_categorise', 'nature', 'sousnature',
  'nature_libelle', 'sousnature_libelle', 'nature_categorise', 'nature_categorise_libelle', 'criteres',
  'marche_public_simplifie', 'marche_public_simplifie_label', 'etat', 'descripteur_code', 'dc', 'descripteur_libelle',
  'type_marche', 'type_marche_facette', 'type_avis', 'annonce_lie', 'annonces_anterieures', 'source_schema', 'gestion',
  'donnees', 'url_avis',
];

export function createBoamp(notices: readonly Notice[]): Service {
  const fields = new Set([...FIELDS, ...notices.flatMap(Object.keys)]);
  let calls = 0;

  const select = (parameters: URLSearchParams) => {
    for (const name of ['group_by', 'timezone'] as const) {
      const value = parameters.get(name);
      if (value !== null && value !== 'UTC') throw notImplemented(`${name}=${value}`);
    }
    const conditions = parameters.getAll('where').map((clause) => readWhere(clause, fields));
    const refined = parameters.getAll('refine').map((facet) => readFacet(facet, 'refine'));
    const excluded = parameters.getAll('exclude').map((facet) => readFacet(facet, 'exclude'));
    const rows = notices.filter(
      (notice) =>
        [...conditions, ...refined].every((condition) => condition(notice)) &&
        !excluded.some((condition) => condition(notice)),
    );
    const order = parameters.get('order_by');
    if (order !== null) rows.sort(readOrder(order, fields));
    const columns = readSelect(parameters.get('select') ?? '*', fields);
    return { rows, columns };
  };

  const answerRecords = (parameters: URLSearchParams) => {
    const limit = readInteger(parameters, 'limit', 10, -1, LIMIT_MAX);
    const offset = readInteger(parameters, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    const size = limit === -1 ? LIMIT_MAX : limit;
    if (offset + size > LAST_REACHABLE)
      throw invalidParameter('offset', String(offset), `offset + limit <= ${LAST_REACHABLE}`);
    const { rows, columns } = select(parameters);
    return { total_count: rows.length, results: rows.slice(offset, offset + size).map(columns) };
  };

  const answer = ({ method, url }: ServiceRequest, read = answerRecords): ServiceAnswer => {
    calls += 1;
    const headers = rateLimit(calls);
    if (method !== 'GET')
      return answerJson(
        405,
        { error_code: 'MethodNotAllowed', message: `The method ${method} is not allowed.` },
        headers,
      );
    try {
      if (url.pathname === RECORDS) return answerJson(200, read(url.searchParams), headers);
      if (url.pathname === EXPORT) {
        const limit = readInteger(url.searchParams, 'limit', -1, -1, Number.MAX_SAFE_INTEGER);
        const { rows, columns } = select(url.searchParams);
        return answerJson(200, rows.slice(0, limit === -1 ? undefined : limit).map(columns), headers);
      }
      throw new QueryError(404, 'NotFoundResource', `The requested resource ${url.pathname} does not exist.`);
    } catch (error) {
      if (error instanceof QueryError) return { ...error.answer(), headers: { ...error.answer().headers, ...headers } };
      throw error;
    }
  };

  /** Every page full, of notices already given: the last one never comes. */
  const readEndless = (parameters: URLSearchParams) => {
    const { total_count: total, results } = answerRecords(
      new URLSearchParams([...parameters].filter(([name]) => name !== 'offset')),
    );
    const limit = Math.max(0, Number(parameters.get('limit') ?? 10));
    const page = Array.from({ length: Math.ceil(limit / Math.max(1, results.length)) }, () => results).flat();
    return { total_count: total + 1_000_000, results: page.slice(0, limit) };
  };

  return {
    answer: (request) => answer(request),
    errorBody,
    answerWithoutEnd: (request) => answer(request, readEndless),
  };
}

function readInteger(
  parameters: URLSearchParams,
  name: string,
  absent: number,
  minimum: number,
  maximum: number,
): number {
  const text = parameters.get(name);
  if (text === null) return absent;
  const value = Number(text);
  if (!Number.isInteger(value) || value < minimum || value > maximum)
    throw invalidParameter(name, text, `${minimum} <= ${name} <= ${maximum}`);
  return value;
}

/** `famille:MAPA` */
function readFacet(facet: string, parameter: string): (row: Readonly<Record<string, unknown>>) => boolean {
  const [, field = '', quoted = ''] = /^(\w+):(.*)$/s.exec(facet) ?? [];
  if (field === '') throw invalidParameter(parameter, facet, 'facet:value');
  const value = quoted.replace(/^"(.*)"$/s, '$1');
  return (row) => [row[field]].flat().some((one) => one === value);
}

function rateLimit(calls: number): Record<string, string> {
  const midnight = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
  return {
    'x-ratelimit-limit': String(CALLS_A_DAY),
    'x-ratelimit-remaining': String(CALLS_A_DAY - calls),
    'x-ratelimit-reset': midnight.replace('T', ' ').replace('.000Z', '+00:00'),
  };
}
