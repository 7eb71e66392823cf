/** Communes of France (https://geo.api.gouv.fr): population and postal codes, by INSEE code. No key. */
import * as z from 'zod/mini';
import type { Commune } from '../../crm/enrichment/company.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { parseJson } from './parse-json.ts';

const HOST = 'geo.api.gouv.fr';

export interface Communes {
  /** `null` for a code that no commune has. */
  find(codes: readonly string[]): Result<Commune | null>[];
}

/** A bare list. */
const ANSWER = z.array(
  z.object({
    nom: z.string(),
    code: z.string(),
    population: z.optional(z.nullable(z.number())),
    codesPostaux: z.optional(z.nullable(z.array(z.string()))),
    codeDepartement: z.optional(z.nullable(z.string())),
  }),
);

export function createCommunes(ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>): Communes {
  const client = createHttpClient(ports, { code: 'communes', name: 'l’API Géo', hosts: [HOST] });
  return {
    find: (codes) =>
      client.sendAll(codes.map((code) => ({ url: addressOf(code), method: 'get' as const }))).map((body, index) => {
        // 400 and 404 come as plain text: the code is not one.
        if (!body.ok) return body.error.code === 'communes.refused' ? ok(null) : body;
        return readAnswer(body.value, codes[index] ?? '');
      }),
  };
}

function addressOf(code: string): string {
  const fields = 'nom,code,population,codesPostaux,codeDepartement';
  return `https://${HOST}/communes?code=${encodeURIComponent(code)}&fields=${fields}&limit=2`;
}

function readAnswer(body: string, code: string): Result<Commune | null> {
  const answer = ANSWER.safeParse(parseJson(body));
  if (!answer.success) return fail('communes.unreadable', 'L’API Géo a répondu quelque chose d’illisible.');
  const found = answer.data.find((commune) => commune.code === code);
  if (found === undefined) return ok(null);
  return ok({
    name: found.nom,
    population: found.population ?? null,
    postcodes: found.codesPostaux ?? [],
  });
}
