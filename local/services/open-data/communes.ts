/** API Géo: bare lists, refusals in plain text. */
import { answerJson, type Service, type ServiceAnswer } from '../service.ts';
import type { RegisteredCompany } from './register.ts';

export function createCommunes(register: readonly RegisteredCompany[]): Service {
  const communes = register.filter(({ population }) => population !== null);
  const list = (code: string | null): ServiceAnswer => {
    if (code === null) return refuse(400, 'Bad Request');
    const found = communes.filter(({ cityCode }) => cityCode === code);
    return answerJson(
      200,
      found.map(({ city, cityCode, siren, population, postcode, department }) => ({
        nom: city,
        code: cityCode,
        siren,
        population,
        codesPostaux: [postcode],
        codeDepartement: department,
      })),
    );
  };
  return {
    answer: ({ url }) => (url.pathname === '/communes' ? list(url.searchParams.get('code')) : refuse(404, 'Not Found')),
    errorBody: (status) => `Erreur ${status}`,
    answerWithoutEnd: ({ url }) => list(url.searchParams.get('code')),
  };
}

function refuse(status: number, body: string): ServiceAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
