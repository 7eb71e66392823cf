/** Recherche d’entreprises: the contract and its refusals are the real ones, the organisations invented. */
import { answerJson, type Service, type ServiceAnswer } from '../service.ts';
import type { RegisteredCompany } from './register.ts';

const NO_PARAMETER = 'Veuillez indiquer au moins un paramètre de recherche.';
const TOO_SHORT = '3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)';
const PER_PAGE = 'Veuillez indiquer un paramètre `per_page` entre `1` et `25`, par défaut `10`.';
const FAILED = 'Une erreur inattendue s’est produite. Veuillez réessayer plus tard.';

export function createCompanySearch(register: readonly RegisteredCompany[]): Service {
  return {
    answer: ({ url }) => (url.pathname === '/search' ? search(url.searchParams, register) : refuse(404, 'Not Found')),
    errorBody: () => ({ erreur: FAILED }),
    /** Ten thousand results, as many pages as one likes. */
    answerWithoutEnd: ({ url }) => search(url.searchParams, register, 10_000),
  };
}

function search(parameters: URLSearchParams, register: readonly RegisteredCompany[], total?: number): ServiceAnswer {
  const query = (parameters.get('q') ?? '').trim();
  const department = parameters.get('departement') ?? '';
  const perPage = Number(parameters.get('per_page') ?? 10);
  if (query === '' && department === '') return refuse(400, NO_PARAMETER);
  if (query.length < 3 && department === '') return refuse(400, TOO_SHORT);
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > 25) return refuse(400, PER_PAGE);
  // Nine or fourteen digits are an address of their own: the other filters are ignored.
  const number = /^\d{9}(?:\d{5})?$/.test(query);
  const found = register.filter((company) =>
    number
      ? company.siren === query.slice(0, 9)
      : wordsOf(query).every((word) => wordsOf(company.name).includes(word)) &&
        (department === '' || company.department === department),
  );
  return answerJson(200, {
    results: found.slice(0, perPage).map(describe),
    total_results: total ?? found.length,
    page: 1,
    per_page: perPage,
    total_pages: Math.ceil((total ?? found.length) / perPage),
  });
}

function describe(company: RegisteredCompany): object {
  const { siren, name, legalForm, activity, staffBracket, elected, population } = company;
  return {
    siren,
    nom_complet: name,
    nom_raison_sociale: name,
    sigle: null,
    nature_juridique: legalForm,
    section_activite_principale: activity,
    tranche_effectif_salarie: staffBracket,
    etat_administratif: 'A',
    statut_diffusion: 'O',
    siege: {
      siret: `${siren}00019`,
      adresse: `1 PLACE DE LA MAIRIE ${company.postcode} ${company.city.toUpperCase()}`,
      code_postal: company.postcode,
      commune: company.cityCode,
      libelle_commune: company.city.toUpperCase(),
      departement: company.department,
      statut_diffusion_etablissement: 'O',
    },
    complements: {
      est_ess: company.socialEconomy,
      est_societe_mission: company.mission,
      collectivite_territoriale:
        population === null
          ? null
          : {
              code: company.cityCode,
              code_insee: company.cityCode,
              elus: elected.map((person) => ({ ...person, annee_de_naissance: '1970-01', sexe: 'F' })),
            },
    },
  };
}

/** « Ville de Valmarais » and « COMMUNE DE VALMARAIS » are found by what they share, as the register's own search does. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .filter(
      (word) => word !== '' && !['ville', 'commune', 'mairie', 'de', 'la', 'le', 'd', 'l', 'du', 'des'].includes(word),
    );
}

function refuse(status: number, erreur: string): ServiceAnswer {
  return answerJson(status, { erreur });
}
