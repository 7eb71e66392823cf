/** Recherche d’entreprises (https://recherche-entreprises.api.gouv.fr/docs): who is who, from the public registers. No key. */
import * as z from 'zod/mini';
import type { PublicCompany } from '../../crm/enrichment/company.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { parseJson } from './parse-json.ts';

const HOST = 'recherche-entreprises.api.gouv.fr';

/** Seven requests a second are allowed, and Google's addresses are shared by many. */
export const SEARCH_BATCH = 6;

export interface CompanyQuery {
  /** Nine digits, or `''`. */
  readonly siren: string;
  readonly name: string;
  /** `38`, `2A`, or `''`. */
  readonly department: string;
}

export interface CompanySearch {
  /** Candidates for each query, at most five, in the order of the queries. */
  search(queries: readonly CompanyQuery[]): Result<readonly PublicCompany[]>[];
}

const TEXT = z.optional(z.nullable(z.string()));

/** Years of birth and sexes of elected people are in the answer, and are not read. */
const ELECTED = z.object({ nom: TEXT, prenoms: TEXT, fonction: TEXT });

const COMPANY = z.object({
  siren: z.string(),
  nom_complet: TEXT,
  nom_raison_sociale: TEXT,
  nature_juridique: TEXT,
  section_activite_principale: TEXT,
  tranche_effectif_salarie: TEXT,
  etat_administratif: TEXT,
  statut_diffusion: TEXT,
  siege: z.optional(
    z.nullable(
      z.object({
        siret: TEXT,
        adresse: TEXT,
        code_postal: TEXT,
        commune: TEXT,
        libelle_commune: TEXT,
        departement: TEXT,
        statut_diffusion_etablissement: TEXT,
      }),
    ),
  ),
  complements: z.optional(
    z.nullable(
      z.object({
        est_ess: z.optional(z.nullable(z.boolean())),
        est_societe_mission: z.optional(z.nullable(z.boolean())),
        collectivite_territoriale: z.optional(
          z.nullable(z.object({ code_insee: TEXT, elus: z.optional(z.nullable(z.array(ELECTED))) })),
        ),
      }),
    ),
  ),
});

const ANSWER = z.object({ results: z.array(z.unknown()) });

export function createCompanySearch(ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>): CompanySearch {
  const client = createHttpClient(ports, {
    code: 'company-search',
    name: 'la Recherche d’entreprises',
    hosts: [HOST],
  });
  return {
    search: (queries) =>
      client
        .sendAll(queries.map((query) => ({ url: addressOf(query), method: 'get' as const })))
        .map((body) => (body.ok ? readAnswer(body.value) : body)),
  };
}

function addressOf({ siren, name, department }: CompanyQuery): string {
  const text = siren === '' ? name : siren;
  const place = siren === '' && department !== '' ? `&departement=${encodeURIComponent(department)}` : '';
  return `https://${HOST}/search?q=${encodeURIComponent(text)}${place}&per_page=5&minimal=true&include=siege,complements`;
}

function readAnswer(body: string): Result<readonly PublicCompany[]> {
  const answer = ANSWER.safeParse(parseJson(body));
  if (!answer.success) {
    return fail('company-search.unreadable', 'La Recherche d’entreprises a répondu quelque chose d’illisible.');
  }
  // One company that is not as it should be leaves the others.
  return ok(
    answer.data.results.flatMap((result) => {
      const read = COMPANY.safeParse(result);
      return read.success ? [toCompany(read.data)] : [];
    }),
  );
}

function toCompany(company: z.infer<typeof COMPANY>): PublicCompany {
  const { siege, complements } = company;
  const authority = complements?.collectivite_territoriale ?? null;
  // Whoever has asked not to be published is left alone but for the number that the team knows already.
  const open = company.statut_diffusion !== 'N' && siege?.statut_diffusion_etablissement !== 'N';
  const seen = (text: string | null | undefined) => (open ? published(text) : '');
  return {
    siren: company.siren,
    siret: siege?.siret ?? '',
    names: [seen(company.nom_complet), seen(company.nom_raison_sociale)].filter((name) => name !== ''),
    legalForm: company.nature_juridique ?? '',
    activity: company.section_activite_principale ?? '',
    staffBracket: company.tranche_effectif_salarie ?? '',
    active: company.etat_administratif !== 'C',
    address: seen(siege?.adresse),
    postcode: seen(siege?.code_postal),
    city: seen(siege?.libelle_commune),
    department: siege?.departement ?? '',
    cityCode: authority?.code_insee ?? siege?.commune ?? '',
    authority: authority !== null,
    socialEconomy: complements?.est_ess === true,
    missionDriven: complements?.est_societe_mission === true,
    elected: (authority?.elus ?? []).map(({ nom, prenoms, fonction }) => ({
      lastName: nom ?? '',
      firstName: (prenoms ?? '').split(/\s+/)[0] ?? '',
      office: fonction ?? '',
    })),
  };
}

function published(text: string | null | undefined): string {
  return text === null || text === undefined || text.includes('[NON-DIFFUSIBLE]') ? '' : text.trim();
}
