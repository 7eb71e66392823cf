/** The directory of administrations: an Opendatasoft API, whose lists come as lists and whose addresses as JSON text. */
import { answerJson, type Service, type ServiceAnswer } from '../service.ts';
import type { RegisteredCompany } from './register.ts';

const PATH = '/api/explore/v2.1/catalog/datasets/api-lannuaire-administration/records';
const WHERE = /^code_insee_commune="([0-9AB]+)" and pivot like "mairie"$/;

/** One commune in so many was merged: its former town halls are there too. */
const MERGED = 5;

export function createAdministrations(register: readonly RegisteredCompany[]): Service {
  const communes = register.filter(({ population }) => population !== null);
  const list = (where: string): ServiceAnswer => {
    const code = WHERE.exec(where)?.[1];
    if (code === undefined) {
      return answerJson(400, {
        error_code: 'ODSQLSyntaxError',
        message: `ODSQL syntax exception: ${where.slice(0, 60)}`,
      });
    }
    const results = communes.flatMap((commune, index) => {
      if (commune.cityCode !== code) return [];
      const main = hallOf(commune, `Mairie - ${commune.city}`, `${commune.email};accueil.${commune.email}`);
      return index % MERGED === 0 ? [main, hallOf(commune, `Mairie déléguée - Vieux-${commune.city}`, '')] : [main];
    });
    return answerJson(200, { total_count: results.length, results });
  };
  return {
    answer: ({ url }) =>
      url.pathname === PATH
        ? list(url.searchParams.get('where') ?? '')
        : answerJson(404, { error_code: 'NotFoundResource', message: 'Unknown dataset' }),
    errorBody: (status) => ({ error_code: `Error${status}`, message: 'Too many requests on the domain.' }),
    answerWithoutEnd: ({ url }) => list(url.searchParams.get('where') ?? ''),
  };
}

function hallOf(commune: RegisteredCompany, nom: string, emails: string): object {
  return {
    nom,
    siren: commune.siren,
    adresse_courriel: emails === '' ? null : emails,
    telephone: [{ valeur: '01 99 00 12 34', description: '' }],
    site_internet: JSON.stringify([{ libelle: '', valeur: `https://www.${commune.email.split('@')[1]}/` }]),
    code_insee_commune: commune.cityCode,
    pivot: [{ type_service_local: 'mairie', code_insee_commune: [commune.cityCode] }],
  };
}
