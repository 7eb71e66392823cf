import { describe, expect, test } from 'vitest';
import { createAdministrations } from '../../../local/services/open-data/administrations.ts';
import { createCommunes } from '../../../local/services/open-data/communes.ts';
import { createCompanySearch } from '../../../local/services/open-data/company-search.ts';
import type { RegisteredCompany } from '../../../local/services/open-data/register.ts';
import { companies, enrichments } from '../../../src/crm/tables/index.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { enrichCompanies } from '../../../src/jobs/enrichment/enrich-companies.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/ports.ts';
import { recover } from '../../../src/sheet/recover.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const TOWN: RegisteredCompany = {
  siren: '215000018',
  name: 'COMMUNE DE VALMARAIS',
  cityCode: '35900',
  city: 'Valmarais',
  postcode: '35890',
  department: '35',
  legalForm: '7210',
  activity: 'O',
  staffBracket: '22',
  population: 12_400,
  elected: [{ nom: 'VASSEUR', prenoms: 'Claire', fonction: 'Maire' }],
  email: 'mairie@valmarais.example',
  mission: false,
  socialEconomy: false,
};

/** A town that the registers know, and a company that they do not. */
function office(): MemoryPorts {
  const ports = smallCrm();
  changeRow(ports, companies, 'EN-VALMAR', { postcode: '35890' });
  const services: Readonly<Record<string, ReturnType<typeof createCommunes>>> = {
    'recherche-entreprises.api.gouv.fr': createCompanySearch([TOWN]),
    'geo.api.gouv.fr': createCommunes([TOWN]),
    'api-lannuaire.service-public.gouv.fr': createAdministrations([TOWN]),
  };
  ports.http.answer = (request: HttpRequest): HttpAnswer => {
    const url = new URL(request.url);
    const service = services[url.hostname];
    if (service === undefined) throw new Error(`nobody answers at ${url.hostname}`);
    return service.answer({ method: 'GET', url, headers: {}, body: '' });
  };
  ports.gate.reset();
  return ports;
}

const run = (ports: MemoryPorts) => enrichCompanies(ports, openSlice(ports.clock));
const townOf = (ports: MemoryPorts) => rowsOf(ports, companies).find(({ id }) => id === 'EN-VALMAR') ?? {};

describe('completing companies from public registers', () => {
  test('fills blanks, says where each comes from and that it cost nothing', () => {
    const ports = office();
    changeRow(ports, companies, 'EN-VALMAR', { email: 'contact@valmarais.example' });
    expect(run(ports)).toMatchObject({ ok: true, value: { unfinished: false } });
    expect(townOf(ports)).toMatchObject({
      name: 'Ville de Valmarais',
      siren: '215000018',
      size: 12_400,
      electedOfficials: 'Claire Vasseur (Maire)',
      email: 'contact@valmarais.example',
      phone: '01 99 00 12 34',
      enrichedOn: new Date(2026, 5, 16),
    });
    const lines = rowsOf(ports, enrichments);
    expect(lines.find(({ field }) => field === 'Taille')).toMatchObject({
      value: '12400',
      source: 'geo.api.gouv.fr',
      subjectId: 'EN-VALMAR',
    });
    expect(lines.every(({ cost }) => cost === undefined || cost === 0)).toBe(true);
    expect(lines.find(({ subjectId }) => subjectId === 'EN-MELISS')).toMatchObject({
      field: 'Recherche',
      value: 'Aucune correspondance sûre',
    });
  });

  test('asks once, and again after half a year when blanks are left', () => {
    const ports = office();
    run(ports);
    const asked = ports.http.requests.length;
    run(ports);
    expect(ports.http.requests).toHaveLength(asked);
    ports.clock.sleep(181 * 86_400_000);
    run(ports);
    expect(ports.http.requests.length).toBeGreaterThan(asked);
    expect(rowsOf(ports, enrichments).filter(({ field }) => field === 'Taille')).toHaveLength(1);
  });

  test('keeps what somebody types while the registers answer', () => {
    const ports = office();
    const { answer } = ports.http;
    ports.http.answer = (request) => {
      if (request.url.includes('geo.api')) changeRow(ports, companies, 'EN-VALMAR', { size: 9999 });
      return answer(request);
    };
    run(ports);
    expect(townOf(ports).size).toBe(9999);
    expect(rowsOf(ports, enrichments).some(({ field }) => field === 'Taille')).toBe(false);
  });

  test.each([
    ['is down', { status: 503, headers: {}, body: '' }],
    ['has had too many questions', { status: 429, headers: { 'retry-after': '90' }, body: '' }],
    ['does not answer', { status: 0, reason: 'timeout' }],
  ] as const)('stops when a register %s, writes nothing by halves, and goes on at the next run', (_what, broken) => {
    const ports = office();
    const { answer } = ports.http;
    ports.http.answer = (request) => (request.url.includes('lannuaire') ? broken : answer(request));
    const stopped = run(ports);
    expect(stopped.ok && stopped.value.summary).toMatch(/annuaire de l’administration/i);
    expect(townOf(ports).size).toBeUndefined();
    ports.http.answer = answer;
    run(ports);
    expect(townOf(ports).size).toBe(12_400);
  });

  test('one odd answer is that company’s alone', () => {
    const ports = office();
    const { answer } = ports.http;
    ports.http.answer = (request) =>
      request.url.includes('Laboratoires') ? { status: 400, headers: {}, body: '{"erreur":"…"}' } : answer(request);
    expect(run(ports)).toMatchObject({ ok: true });
    expect(townOf(ports).size).toBe(12_400);
    expect(rowsOf(ports, companies).find(({ id }) => id === 'EN-MELISS')?.enrichedOn).toBeUndefined();
  });

  test('costs as many calls whatever the number of companies', () => {
    const callsOf = (others: number) => {
      const ports = office();
      const enrichedOn = new Date(2026, 5, 16);
      addRows(
        ports,
        companies,
        Array.from({ length: others }, (_, index) => ({ id: `EN-${index}`, name: `Société ${index}`, enrichedOn })),
      );
      ports.gate.reset();
      run(ports);
      return ports.gate.weighted();
    };
    expect(callsOf(1000)).toBe(callsOf(1));
  });

  test('ends the same wherever a run is killed', () => {
    const whole = office();
    run(whole);
    const calls = whole.gate.calls.length;
    const state = (ports: MemoryPorts) => JSON.stringify([townOf(ports), rowsOf(ports, enrichments).length]);
    for (let index = 0; index < calls; index += 1) {
      const ports = office();
      let count = 0;
      ports.gate.beforeCall = () => {
        count += 1;
        if (count > index) throw new Error('Exceeded maximum execution time');
      };
      expect(() => run(ports)).toThrow();
      ports.gate.beforeCall = null;
      ports.world.lock.holder = null;
      // Whatever a dead run has left half written is taken back before the night begins.
      expect(recover(ports).ok).toBe(true);
      run(ports);
      expect(state(ports), `call ${index}`).toBe(state(whole));
    }
  });
});
