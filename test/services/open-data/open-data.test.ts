import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAdministrations } from '../../../src/services/open-data/administrations.ts';
import { createCommunes } from '../../../src/services/open-data/communes.ts';
import { createCompanySearch } from '../../../src/services/open-data/company-search.ts';
import { reply, scriptAnswers } from '../outgoing.ts';

const QUERY = { siren: '', name: 'Ville de Valmarais', department: '35' };
const json = (value: unknown) => reply(200, JSON.stringify(value));

describe('Recherche d’entreprises', () => {
  it('is asked by name and département, or by the number alone', () => {
    const { ports } = scriptAnswers(json({ results: [] }));
    createCompanySearch(ports).search([QUERY, { ...QUERY, siren: '215000018' }]);
    expect(ports.http.requests.map(({ url }) => url)).toEqual([
      'https://recherche-entreprises.api.gouv.fr/search?q=Ville%20de%20Valmarais&departement=35&per_page=5&minimal=true&include=siege,complements',
      'https://recherche-entreprises.api.gouv.fr/search?q=215000018&per_page=5&minimal=true&include=siege,complements',
    ]);
  });

  it('reads what is published, never an age nor a sex, and leaves out what is not as it should be', () => {
    const elected = {
      nom: 'VASSEUR',
      prenoms: 'Claire Anne',
      annee_de_naissance: '1971-02',
      fonction: 'Maire',
      sexe: 'F',
    };
    const { ports } = scriptAnswers(
      json({
        results: [
          {
            siren: '215000018',
            nom_complet: 'COMMUNE DE VALMARAIS',
            complements: { collectivite_territoriale: { code_insee: '35900', elus: [elected] } },
          },
          { nom_complet: 'sans numéro' },
          { siren: '830000001', nom_complet: '[NON-DIFFUSIBLE]', siege: { adresse: '[NON-DIFFUSIBLE] 35000 RENNES' } },
        ],
      }),
    );
    const [found] = createCompanySearch(ports).search([QUERY]);
    expect(found?.ok && found.value.map(({ siren, names }) => [siren, names])).toEqual([
      ['215000018', ['COMMUNE DE VALMARAIS']],
      ['830000001', []],
    ]);
    expect(JSON.stringify(found)).not.toContain('1971');
    expect(found?.ok && found.value[0]?.elected).toEqual([
      { lastName: 'VASSEUR', firstName: 'Claire', office: 'Maire' },
    ]);
    expect(found?.ok && found.value[1]?.address).toBe('');
  });

  it.each([
    ['not JSON', reply(200, '<html>')],
    ['another shape', json({ erreur: 'x' })],
    ['an endless list of nothing', json({ results: 'oui' })],
  ])('says that %s is unreadable', (_what, answer) => {
    const [found] = createCompanySearch(scriptAnswers(answer).ports).search([QUERY]);
    expect(found).toMatchObject({ ok: false, error: { code: 'company-search.unreadable' } });
  });

  it('says that it refuses, in its own words left in the log', () => {
    const { ports } = scriptAnswers(reply(400, '{"erreur":"3 caractères minimum"}'));
    expect(createCompanySearch(ports).search([QUERY])[0]).toMatchObject({
      ok: false,
      error: { code: 'company-search.refused' },
    });
  });
});

describe('API Géo', () => {
  it('gives the population of a code, nothing for a code of nobody, even told in plain text', () => {
    const { ports } = scriptAnswers(
      json([{ nom: 'Valmarais', code: '35900', population: 12_400, codesPostaux: ['35890'] }]),
      json([]),
      reply(404, 'Not Found'),
    );
    expect(createCommunes(ports).find(['35900', '00000', 'x'])).toEqual([
      { ok: true, value: { name: 'Valmarais', population: 12_400, postcodes: ['35890'] } },
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
  });
});

describe('the directory of administrations', () => {
  it('reads several addresses, lists that come as text, and absent ones', () => {
    const { ports } = scriptAnswers(
      json({
        total_count: 2,
        results: [
          {
            nom: 'Mairie - Valmarais',
            adresse_courriel: 'a@valmarais.example;b@valmarais.example',
            telephone: [{ valeur: '01 99 00 12 34' }],
            site_internet: '[{"valeur":"https://valmarais.example/"}]',
          },
          { nom: 'Mairie déléguée', adresse_courriel: null, telephone: null, site_internet: 'n’importe quoi' },
        ],
      }),
    );
    expect(createAdministrations(ports).findTownHalls(['35900'])).toEqual([
      {
        ok: true,
        value: [
          {
            name: 'Mairie - Valmarais',
            emails: ['a@valmarais.example', 'b@valmarais.example'],
            phone: '01 99 00 12 34',
            website: 'https://valmarais.example/',
          },
          { name: 'Mairie déléguée', emails: [''], phone: '', website: '' },
        ],
      },
    ]);
  });

  it('puts nothing but a code in its query', () => {
    const { ports } = scriptAnswers(json({ results: [] }));
    createAdministrations(ports).findTownHalls(['35" or "1"="1']);
    expect(decodeURIComponent(ports.http.requests[0]?.url ?? '')).toContain('code_insee_commune="3511" and');
  });
});

const RECORDED = '../shared/recorded/open-data';
describe.skipIf(!existsSync(RECORDED))('recorded answers beside the checkout', () => {
  it('of Recherche d’entreprises are all read', () => {
    const files = readdirSync(`${RECORDED}/recherche-entreprises`).filter((name) => /^search-\d+\.json$/.test(name));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const { result } = JSON.parse(readFileSync(`${RECORDED}/recherche-entreprises/${file}`, 'utf8')) as {
        result: { results: { siren: string }[] };
      };
      const [found] = createCompanySearch(scriptAnswers(json(result)).ports).search([QUERY]);
      expect(found?.ok && found.value.map(({ siren }) => siren), file).toEqual(
        result.results.map(({ siren }) => siren),
      );
    }
  });

  it('of the directory are all read', () => {
    for (const file of readdirSync(`${RECORDED}/annuaire`)) {
      const text = readFileSync(`${RECORDED}/annuaire/${file}`, 'utf8');
      const [found] = createAdministrations(scriptAnswers(reply(200, text)).ports).findTownHalls(['15014']);
      expect(found?.ok, file).toBe(true);
    }
  });
});
