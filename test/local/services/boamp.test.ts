import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoamp } from '../../../local/services/boamp/boamp.ts';
import { bringToDate } from '../../../local/services/boamp/bring-to-date.ts';
import { type Notice, readNotices } from '../../../local/services/boamp/notices.ts';

const INVENTED = fileURLToPath(new URL('../../../local/services/boamp/notices', import.meta.url));
const RECORDED = fileURLToPath(new URL('../../../../shared/recorded/boamp', import.meta.url));
const RECORDS = '/api/explore/v2.1/catalog/datasets/boamp/records';

const notice = (idweb: string, fields: Record<string, unknown> = {}): Notice => ({
  idweb,
  objet: 'Entretien',
  dateparution: '2026-03-01',
  datelimitereponse: null,
  nature: 'APPEL_OFFRE',
  code_departement: ['69'],
  donnees: '{}',
  ...fields,
});

const NOTICES = [
  notice('26-1', {
    objet: 'Étude des haies',
    datelimitereponse: '2026-04-08T17:00:00+00:00',
    code_departement: ['69', '2A'],
  }),
  notice('26-2', { objet: 'Haie « bocagère » et "mares"', dateparution: '2026-03-05', nature: 'RECTIFICATIF' }),
  notice('26-3', { objet: 'Voirie', dateparution: '2026-03-09', donnees: '{"description":"biodiversité des talus"}' }),
];

/** Asks the stand-in; the parameters are given as they stand in a URL, decoded. */
function ask(notices: readonly Notice[], parameters: Record<string, string>, path = RECORDS) {
  const url = new URL(path, 'http://127.0.0.1');
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  const { status, headers, body } = createBoamp(notices).answer({ method: 'GET', url, headers: {}, body: '' });
  return { status, headers, body: JSON.parse(body) };
}

const found = (where: string) => ask(NOTICES, { where }).body.results.map(({ idweb }: Notice) => idweb);

describe('the where clause', () => {
  it.each([
    [`dateparution >= date'2026-03-05'`, ['26-2', '26-3']],
    [`dateparution > date'2026-03-01' and nature = "APPEL_OFFRE"`, ['26-3']],
    [`nature in ("APPEL_OFFRE","ANNULATION")`, ['26-1', '26-3']],
    [`nature not in ("APPEL_OFFRE")`, ['26-2']],
    [`code_departement in ("2A","35")`, ['26-1']],
    [`code_departement="69" AND NOT nature="RECTIFICATIF"`, ['26-1', '26-3']],
    [`datelimitereponse >= date'2026-04-01'`, ['26-1']],
    [`datelimitereponse >= date'2026-05-01' or datelimitereponse is null`, ['26-2', '26-3']],
    [`datelimitereponse is not null`, ['26-1']],
    [`search(objet,"haie")`, ['26-1', '26-2']],
    [`search(objet, nature, "RECTIF")`, ['26-2']],
    [`"BIODIVERSITE"`, ['26-3']],
    [`objet like "haies"`, ['26-1']],
    [`(search(objet,"haie") or search("talus")) and dateparution < date'2026-03-06'`, ['26-1', '26-2']],
    [`search(objet, "\\"mares\\"")`, ['26-2']],
    [`idweb = "26-2"`, ['26-2']],
  ])('%s', (where, expected) => {
    expect(found(where)).toEqual(expected);
  });

  it('refuses what is no ODSQL, with the recorded words', () => {
    expect(ask(NOTICES, { where: 'garbage==' })).toMatchObject({
      status: 400,
      body: {
        error_code: 'ODSQLSyntaxError',
        message: 'ODSQL syntax exception: unexpected = at position 8 in garbage==.',
      },
    });
    expect(ask(NOTICES, { where: 'objet = "unclosed' }).body.error_code).toBe('ODSQLSyntaxError');
    expect(ask(NOTICES, { where: '(nature = "A"' }).body.error_code).toBe('ODSQLSyntaxError');
    expect(ask(NOTICES, { where: 'inconnu = 3' }).body.message).toContain('Unknown field: inconnu');
  });

  it('says what it does not implement', () => {
    expect(ask(NOTICES, { where: 'year(dateparution) = 2026' }).status).toBe(501);
  });

  it('finds any text by its escaped literal, and never breaks on one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (objet) => {
        const literal = objet.replace(/[\\"]/g, '\\$&');
        const { status, body } = ask([notice('26-9', { objet })], { where: `objet = "${literal}"` });
        expect(status).toBe(200);
        expect(body.total_count).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any garbage by a page or by an error of the contract', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (where) => {
        expect([200, 400, 501]).toContain(ask(NOTICES, { where }).status);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('pages', () => {
  const many = Array.from({ length: 250 }, (_, index) =>
    notice(`26-${index}`, { dateparution: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}` }),
  );

  it('follow one another without overlap, in the order asked', () => {
    const pages = [0, 100, 200].map(
      (offset) =>
        ask(many, {
          limit: '100',
          offset: String(offset),
          order_by: 'dateparution desc, idweb',
          select: 'idweb,dateparution',
        }).body,
    );
    const rows = pages.flatMap(({ results }) => results);
    expect(new Set(rows.map(({ idweb }) => idweb)).size).toBe(250);
    expect(rows.map(({ dateparution }) => dateparution)).toEqual(
      rows
        .map(({ dateparution }) => dateparution)
        .sort()
        .reverse(),
    );
    expect(pages[0].total_count).toBe(250);
    expect(Object.keys(rows[0])).toEqual(['idweb', 'dateparution']);
  });

  it('are ten rows unless asked otherwise, a hundred at most, and end at the ten thousandth', () => {
    expect(ask(many, {}).body.results).toHaveLength(10);
    expect(ask(many, { limit: '1473' })).toMatchObject({
      status: 400,
      body: {
        error_code: 'InvalidRESTParameterError',
        message: 'Invalid value for limit API parameter: 1473 was found but -1 <= limit <= 100 is expected.',
      },
    });
    expect(ask(many, { limit: '100', offset: '9901' }).status).toBe(400);
    expect(ask(many, { limit: '100', offset: '9900' }).body.results).toEqual([]);
  });

  it('can be refined, excluded, and exported whole', () => {
    expect(ask(NOTICES, { refine: 'nature:APPEL_OFFRE' }).body.total_count).toBe(2);
    expect(ask(NOTICES, { exclude: 'nature:APPEL_OFFRE' }).body.total_count).toBe(1);
    expect(ask(many, {}, '/api/explore/v2.1/catalog/datasets/boamp/exports/json').body).toHaveLength(250);
  });

  it('carry the quota, and are not found elsewhere', () => {
    expect(ask(NOTICES, {}).headers['x-ratelimit-limit']).toBe('2000000');
    expect(ask(NOTICES, {}, '/api/explore/v2.1/catalog/datasets/joafe/records')).toMatchObject({
      status: 404,
      body: { error_code: 'NotFoundResource' },
    });
  });
});

describe('the invented notices', () => {
  const invented = readNotices(INVENTED);

  it('come in the five shapes of `donnees`', () => {
    const shapes = invented.map(({ donnees }) => Object.keys(JSON.parse(String(donnees)))[0]);
    expect(new Set(shapes)).toEqual(new Set(['MAPA', 'FNSimple', 'EFORMS', 'IDENTITE', 'DSP']));
  });

  it('name nobody real: every address is under .example', () => {
    const addresses = JSON.stringify(invented).match(/[\w.-]+@[\w.-]+\w/g) ?? [];
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  });

  it('are brought to the day, deadlines with them', () => {
    const moved = bringToDate(invented, Date.UTC(2027, 0, 15, 9));
    expect(
      moved
        .map(({ dateparution }) => dateparution)
        .sort()
        .at(-1),
    ).toBe('2027-01-14');
    const [before, after] = [invented[1], moved[1]].map((one) => {
      const { dateparution, datelimitereponse, donnees } = one ?? notice('');
      const inside = JSON.parse(String(donnees)).FNSimple.initial.procedure.dateReceptionOffres;
      expect(String(datelimitereponse).slice(0, 16)).toBe(inside.slice(0, 16));
      return Date.parse(String(datelimitereponse)) - Date.parse(String(dateparution));
    });
    expect(after).toBe(before);
  });
});

describe.skipIf(!existsSync(RECORDED))('over recorded notices', () => {
  const recorded = existsSync(RECORDED) ? readNotices(RECORDED) : [];

  it('serves each of them by its number, as it was recorded', () => {
    expect(recorded.length).toBeGreaterThan(100);
    for (const one of recorded) expect(ask(recorded, { where: `idweb = "${one.idweb}"` }).body.results).toEqual([one]);
  });
});
