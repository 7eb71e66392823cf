import { describe, expect, it } from 'vitest';
import { createBoamp as createStandIn } from '../../../local/services/boamp/boamp.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/ports.ts';
import { createBoamp, type NoticeSearch } from '../../../src/services/boamp/client.ts';
import { PAGE_SIZE, recordsUrl, splitTopics } from '../../../src/services/boamp/query.ts';
import { createMemoryPorts } from '../../ports/memory-ports.ts';
import { NO_ANSWER, reply, scriptAnswers } from '../outgoing.ts';
import { callTitled, mapaCall, type Record } from './records.ts';

const SEARCH: NoticeSearch = {
  from: new Date(2026, 2, 1),
  to: new Date(2026, 3, 30),
  topics: { anywhere: ['ruche', 'haie'], inTitle: ['étude faune'], cpv: ['77310000'], descriptors: ['Espaces verts'] },
  departments: [],
};

/** Ports over the stand-in of BOAMP, which serves these records by the API's contract. */
function portsOver(records: readonly Record[]) {
  const standIn = createStandIn(records as Parameters<typeof createStandIn>[0]);
  const ports = createMemoryPorts();
  ports.http.answer = (request: HttpRequest): HttpAnswer =>
    standIn.answer({ method: 'GET', url: new URL(request.url), headers: {}, body: '' });
  return ports;
}

function calls(count: number): Record[] {
  return Array.from({ length: count }, (_, index) =>
    callTitled(`26-${10_000 + index}`, `Nettoyage de la salle ${index}`),
  );
}

describe('a search', () => {
  it('reads every page, each notice once', () => {
    const ports = portsOver(calls(250));
    const found = createBoamp(ports).search(SEARCH);
    expect(found.ok && found.value.notices).toHaveLength(250);
    expect(ports.http.requests).toHaveLength(3);
  });

  it('reads the pages after the first together', () => {
    const ports = portsOver(calls(900));
    createBoamp(ports).search(SEARCH);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'fetch')).toHaveLength(2);
  });

  it('leaves notices of other days aside', () => {
    const ports = portsOver([mapaCall('26-1', { dateparution: '2026-02-28' }), mapaCall('26-2')]);
    const found = createBoamp(ports).search(SEARCH);
    expect(found.ok && found.value.notices.map(({ id }) => id)).toEqual(['26-2']);
  });

  it('keeps to the départements asked for, however BOAMP writes them', () => {
    const records = [
      mapaCall('26-1', { code_departement: ['2'] }),
      mapaCall('26-2', { code_departement: ['20A'] }),
      mapaCall('26-3', { code_departement: ['75'] }),
    ];
    const found = createBoamp(portsOver(records)).search({ ...SEARCH, departments: ['02', '2A'] });
    expect(found.ok && found.value.notices.map(({ id }) => id).sort()).toEqual(['26-1', '26-2']);
  });

  it('asks for its topics when a window holds too many notices to read them all', () => {
    const records = [
      ...calls(1600),
      callTitled('26-1', 'Fourniture de ruches'),
      callTitled('26-2', 'Étude de la faune'),
      callTitled('26-3', 'Tonte', { descripteur_libelle: ['Espaces verts'] }),
    ];
    const found = createBoamp(portsOver(records)).search(SEARCH);
    expect(found.ok && found.value.notices.map(({ id }) => id).sort()).toEqual(['26-1', '26-2', '26-3']);
  });

  it('sets a malformed notice aside with its reason, and goes on', () => {
    const found = createBoamp(portsOver([mapaCall('26-1'), mapaCall('26-2', { donnees: '{"MAPA":' })])).search(SEARCH);
    expect(found).toMatchObject({ ok: true, value: { unreadable: ['Le contenu de l’avis 26-2 est illisible.'] } });
    expect(found.ok && found.value.notices).toHaveLength(1);
  });

  it('ends when the pages do not', () => {
    const standIn = createStandIn(calls(300) as unknown as Parameters<typeof createStandIn>[0]);
    const ports = createMemoryPorts();
    ports.http.answer = (request) =>
      standIn.answerWithoutEnd({ method: 'GET', url: new URL(request.url), headers: {}, body: '' });
    const found = createBoamp(ports).search(SEARCH);
    expect(found.ok && found.value.leftOut).toBeGreaterThan(0);
    expect(ports.http.requests.length).toBeLessThanOrEqual(121);
  });

  it.each([
    ['no answer', NO_ANSWER, 'boamp.unavailable'],
    ['a failure', reply(503), 'boamp.unavailable'],
    ['a refused query', reply(400, '{"error_code":"ODSQLSyntaxError","message":"unexpected ="}'), 'boamp.refused'],
    ['an unknown address', reply(404, '{"error_code":"NotFoundResource"}'), 'boamp.refused'],
    ['too many requests', reply(429), 'boamp.limited'],
    ['a web page', reply(200, '<html><body>Maintenance</body></html>'), 'boamp.unreadable'],
    ['an answer cut short', reply(200, '{"total_count":3,"results":[{"idweb"'), 'boamp.unreadable'],
    ['nothing', reply(200, ''), 'boamp.unreadable'],
    ['another schema', reply(200, '{"nhits":3,"records":[]}'), 'boamp.unreadable'],
    ['an error under a status 200', reply(200, '{"error_code":"ODSQLSyntaxError"}'), 'boamp.unreadable'],
  ])('fails with one French sentence on %s', (_what, answer, code) => {
    const found = createBoamp(scriptAnswers(answer).ports).search(SEARCH);
    expect(found).toMatchObject({ ok: false, error: { code } });
    expect(!found.ok && found.error.message).toMatch(/^Le BOAMP .+\.$/);
  });

  it('does not insist on a quota of the day', () => {
    const body = '{"errorcode":10002,"reset_time":"2026-06-17T00:00:00Z","limit_time_unit":"day","call_limit":10000}';
    const { ports } = scriptAnswers(reply(429, body));
    expect(createBoamp(ports).search(SEARCH)).toMatchObject({ ok: false, error: { code: 'boamp.quota' } });
    expect(ports.http.requests).toHaveLength(1);
  });
});

describe('notices asked for by number', () => {
  it('are read, unknown ones passed over', () => {
    const found = createBoamp(portsOver([mapaCall('26-1'), mapaCall('26-2')])).read(['26-2', '26-404']);
    expect(found.ok && found.value.notices.map(({ id }) => id)).toEqual(['26-2']);
  });
});

describe('a query', () => {
  it('escapes what the team types', () => {
    const [clause] = splitTopics('a', { anywhere: ['le "vrai" \\ miel'], inTitle: [], cpv: [], descriptors: [] });
    expect(clause).toBe('a AND ("le \\"vrai\\" \\\\ miel")');
  });

  it('is cut so that no address is longer than Apps Script takes', () => {
    const words = Array.from({ length: 300 }, (_, index) => `mot accentué numéro ${index}`);
    const clauses = splitTopics('b', { anywhere: words, inTitle: [], cpv: [], descriptors: [] });
    for (const clause of clauses) expect(recordsUrl(clause, 9900).length).toBeLessThan(2000);
    expect(clauses.join(' ').match(/mot accentué/g)).toHaveLength(300);
  });

  it('asks for as many notices a page as the API gives', () => {
    expect(recordsUrl('x', 200)).toContain(`limit=${PAGE_SIZE}&offset=200`);
  });
});
