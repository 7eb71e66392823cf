/**
 * The directory of French administrations (https://api-lannuaire.service-public.gouv.fr): a town hall's e-mail, telephone and
 * site, by the INSEE code of its commune. No key. The API is Opendatasoft's, as BOAMP's is.
 */
import * as z from 'zod/mini';
import type { TownHall } from '../../crm/enrichment/company.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { parseJson } from './parse-json.ts';

const HOST = 'api-lannuaire.service-public.gouv.fr';
const RECORDS = `https://${HOST}/api/explore/v2.1/catalog/datasets/api-lannuaire-administration/records`;

export interface Administrations {
  /** All town halls of each commune: those of merged communes come besides the main one. */
  findTownHalls(codes: readonly string[]): Result<readonly TownHall[]>[];
}

const TEXT = z.optional(z.nullable(z.string()));

/** Lists come as lists, or as the JSON text of one. */
const RECORD = z.object({
  nom: TEXT,
  adresse_courriel: TEXT,
  telephone: z.optional(z.unknown()),
  site_internet: z.optional(z.unknown()),
});
const ANSWER = z.object({ results: z.array(z.unknown()) });
const VALUES = z.array(z.object({ valeur: TEXT }));

export function createAdministrations(ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>): Administrations {
  const client = createHttpClient(ports, {
    code: 'administrations',
    name: 'l’annuaire de l’administration',
    hosts: [HOST],
  });
  return {
    findTownHalls: (codes) =>
      client.sendAll(codes.map((code) => ({ url: addressOf(code), method: 'get' as const }))).map((body) => {
        if (!body.ok) return body.error.code === 'administrations.refused' ? ok([]) : body;
        return readAnswer(body.value);
      }),
  };
}

function addressOf(code: string): string {
  const where = `code_insee_commune="${code.replace(/[^0-9AB]/g, '')}" and pivot like "mairie"`;
  return `${RECORDS}?where=${encodeURIComponent(where)}&limit=10`;
}

function readAnswer(body: string): Result<readonly TownHall[]> {
  const answer = ANSWER.safeParse(parseJson(body));
  if (!answer.success) {
    return fail('administrations.unreadable', 'L’annuaire de l’administration a répondu quelque chose d’illisible.');
  }
  return ok(
    answer.data.results.flatMap((result) => {
      const read = RECORD.safeParse(result);
      if (!read.success) return [];
      const { nom, adresse_courriel, telephone, site_internet } = read.data;
      return [
        {
          name: nom ?? '',
          emails: (adresse_courriel ?? '').split(';').map((email) => email.trim()),
          phone: firstValue(telephone),
          website: firstValue(site_internet),
        },
      ];
    }),
  );
}

function firstValue(list: unknown): string {
  const values = VALUES.safeParse(typeof list === 'string' ? parseJson(list) : list);
  return values.success ? (values.data.find(({ valeur }) => valeur)?.valeur ?? '').trim() : '';
}
