import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKey } from '../../src/crm/names.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import { history } from '../../src/crm/tables/index.ts';
import type { Value } from '../../src/functions/arguments.ts';
import { DETAIL_ICP, ENTONNOIR, JOURS_DEPUIS, SCORE_ICP, TAUX_CONVERSION } from '../../src/functions/index.ts';

const HEADERS = history.columns.map(({ header }) => header);
const TODAY = new Date(2026, 5, 16);

const change = (date: Value, id: string, from: string, to: string, channel = 'BOAMP'): Value[] => [
  date,
  'Opportunité',
  id,
  from,
  to,
  '',
  '',
  channel,
];

const HISTORY: Value[][] = [
  HEADERS,
  change('05/01/2026', 'OP-A', '', 'Lead'),
  change(new Date(2026, 0, 15), 'OP-A', 'Lead', 'Qualifié'),
  change('20 janvier 2026', 'OP-B', '', 'Lead', 'Site web'),
  ['', '', '', '', '', '', '', ''],
];

const message = (run: () => unknown): string => {
  try {
    return `no error, ${JSON.stringify(run())}`;
  } catch (error) {
    return (error as Error).message.replace(/[\u00a0\u202f]/g, ' ');
  }
};

/** PARAMETRES as a range, with some values changed, by `matchKey` of their group and name. */
function parameters(changes: Readonly<Record<string, Value>> = {}): Value[][] {
  const rows = defaultSettingRows().map(({ group, name, value, unit, help }): Value[] => [
    group,
    name,
    changes[matchKey(`${group} / ${name}`)] ?? value,
    unit,
    help,
  ]);
  return [['Groupe', 'Paramètre', 'Valeur', 'Unité', 'Aide'], ...rows];
}

describe('SCORE_ICP', () => {
  test('gives the worked example of its definition', () => {
    expect(SCORE_ICP('Collectivité', 12_400, '', 0)).toBe(34);
  });

  test('reads French text', () => {
    expect(SCORE_ICP('collectivite', '12 400 hab.', 'Aucune', '60 k€', 'Oui', 'FAUX', '3 jours', 'x')).toBe(
      34 + 20 + 12,
    );
  });

  test('gives one score a row, none for a blank row, and takes single cells for every row', () => {
    const types = [['Collectivité'], [''], ['Partenaire']];
    expect(SCORE_ICP(types, [[12_400], [''], [20]], [[''], [''], ['']], [[0], [''], ['']], '', true)).toEqual([
      [42],
      [''],
      [18],
    ]);
  });

  test('is blank for blank cells', () => {
    expect(SCORE_ICP('', '', '', '')).toBe('');
  });

  test('says in its own row what it cannot read, and goes on', () => {
    const scores = SCORE_ICP([['Collectivité'], ['Collectivité']], [['beaucoup'], [12_400]], '', '') as Value[][];
    expect(String(scores[0]?.[0]).replace(/\u00a0/g, ' ')).toBe('« beaucoup » n’est pas un nombre (taille)');
    expect(scores[1]).toEqual([34]);
    expect(message(() => SCORE_ICP('Collectivité', 'beaucoup', '', ''))).toBe(
      '« beaucoup » n’est pas un nombre (taille)',
    );
  });

  test('refuses ranges that do not go together', () => {
    expect(message(() => SCORE_ICP([['Autre'], ['Autre'], ['Autre']], [[1], [2]], '', ''))).toBe(
      'Les plages n’ont pas la même hauteur : 3 lignes pour « type », 2 pour « taille »',
    );
    expect(message(() => SCORE_ICP([['Autre', 3]], '', '', ''))).toBe(
      'La plage de « type » doit tenir dans une seule colonne',
    );
  });

  test('follows the team’s settings when PARAMETRES is given', () => {
    const args = ['Collectivité', 12_400, '', 0, '', '', '', ''] as const;
    expect(SCORE_ICP(...args, parameters())).toBe(34);
    expect(SCORE_ICP(...args, parameters({ icptailledunecollectiviteapartirde10000: 12 }))).toBe(37);
    expect(message(() => SCORE_ICP(...args, [['Groupe', 'Valeur']]))).toBe(
      'Colonne « Paramètre » introuvable dans la plage',
    );
  });

  test('answers a number from 0 to 100, a blank or a French sentence, whatever the cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom<Value>('', 'Collectivité', 'Oui', TODAY),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 5 }), (rows) => {
        const columns = Array.from({ length: 8 }, (_, at) => rows.map((row): Value[] => [row[at] ?? '']));
        const [type, size, certifications, budget, confirmed, tender, days, known] = columns;
        const scores = SCORE_ICP(type, size, certifications, budget, confirmed, tender, days, known) as Value[][];
        for (const [score] of scores) {
          if (typeof score === 'number') expect(score >= 0 && score <= 100).toBe(true);
          else expect(String(score)).toMatch(/^$|n’est/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('DETAIL_ICP', () => {
  test('gives five columns and the sentence', () => {
    const [row] = DETAIL_ICP('Collectivité', 12_400, '', 0);
    expect(row?.slice(0, 5)).toEqual([25, 9, 0, 0, 0]);
    expect(row?.[5]).toContain('Cherchez les certifications');
  });

  test('keeps its six columns in blank and unreadable rows', () => {
    const rows = DETAIL_ICP([[''], ['Autre']], [[''], ['?']], '', '');
    expect(rows.map((row) => row.length)).toEqual([6, 6]);
    expect(rows[1]?.[0]).toContain('n’est pas un nombre');
  });
});

describe('ENTONNOIR', () => {
  const titles = ['Étape', 'Entrées', 'Passées', 'Taux', 'Taux cumulé', 'Durée médiane (j)', 'Perdus', 'En cours'];

  test('gives a row of titles, then a row for each stage', () => {
    const rows = ENTONNOIR(HISTORY);
    expect(rows[0]).toEqual(titles);
    expect(rows[1]).toEqual(['Lead', 2, 1, 0.5, 1, 10, 0, 1]);
    expect(rows[2]).toEqual(['Qualifié', 1, 0, 0, 0.5, '', 0, 1]);
    expect(rows).toHaveLength(8);
  });

  test('of one channel, or of a period', () => {
    expect(ENTONNOIR(HISTORY, 'site web')[1]?.[1]).toBe(1);
    expect(ENTONNOIR(HISTORY, '', '01/01/2026', '15/01/2026')[1]?.[1]).toBe(1);
    expect(ENTONNOIR(HISTORY, '', new Date(2027, 0, 1))[1]?.[1]).toBe(0);
  });

  test('of an empty history is a readable table of zeros', () => {
    const rows = ENTONNOIR([HEADERS, Array(8).fill('')]);
    expect(rows[0]).toEqual(titles);
    expect(rows.slice(1).map((row) => row[1])).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('finds its columns by title, in any order, among others', () => {
    const shuffled = HISTORY.map((row) => ['autre', ...[...row].reverse()]);
    expect(ENTONNOIR(shuffled)).toEqual(ENTONNOIR(HISTORY));
  });

  test('says which column is not there, and which date cannot be read', () => {
    expect(message(() => ENTONNOIR(HISTORY.map((row) => row.slice(0, 4))))).toBe(
      'Colonne « Vers » introuvable dans la plage',
    );
    expect(message(() => ENTONNOIR(''))).toBe(
      'La plage est vide : prenez-la avec sa ligne de titres, par exemple HISTORIQUE!A1:H',
    );
    expect(message(() => ENTONNOIR([HEADERS, change('31/02/2026', 'OP-A', '', 'Lead')]))).toBe(
      '« 31/02/2026 » n’est pas une date, par exemple 15/06/2026 (Date)',
    );
  });

  test('follows the team’s stages when PARAMETRES is given', () => {
    const rows = ENTONNOIR(HISTORY, '', '', '', [...parameters(), ['Étapes', 'Relecture', 2.5, '', '']]);
    expect(rows.map(([stage]) => stage)).toContain('Relecture');
  });
});

describe('TAUX_CONVERSION', () => {
  test('is the share that reached the target or beyond', () => {
    expect(TAUX_CONVERSION(HISTORY, 'Lead', 'qualifie')).toBe(0.5);
    expect(TAUX_CONVERSION(HISTORY, 'Lead', 'Qualifié', '', '', 'BOAMP')).toBe(1);
    expect(TAUX_CONVERSION(HISTORY, 'Lead', 'Qualifié', '16/01/2026', '')).toBe(0);
  });

  test('is blank when nobody entered', () => {
    expect(TAUX_CONVERSION(HISTORY, 'Négociation', 'Gagné')).toBe('');
  });

  test('names the stages when it does not know one', () => {
    expect(message(() => TAUX_CONVERSION(HISTORY, 'Lead', 'Signé'))).toMatch(
      /^« Signé » n’est pas une étape : Lead, .*Perdu$/,
    );
    expect(message(() => TAUX_CONVERSION(HISTORY, '', 'Gagné'))).toMatch(/^Il manque une étape : Lead, .*Gagné$/);
    expect(message(() => TAUX_CONVERSION(HISTORY, [['Lead'], ['Lead']], 'Gagné'))).toBe(
      '« de » doit être une seule cellule',
    );
  });
});

describe('JOURS_DEPUIS', () => {
  test('counts calendar days, from dates, text or serial numbers', () => {
    expect(JOURS_DEPUIS(new Date(2026, 5, 1, 18), TODAY)).toBe(15);
    expect(JOURS_DEPUIS('1er juin 2026', '16/06/2026')).toBe(15);
    expect(JOURS_DEPUIS(46_174, 46_189)).toBe(15);
    expect(JOURS_DEPUIS('20/06/2026', TODAY)).toBe(-4);
  });

  test('is blank for a blank, one number a row', () => {
    expect(JOURS_DEPUIS('', TODAY)).toBe('');
    expect(JOURS_DEPUIS([['15/06/2026'], [''], ['16/06/2026']], TODAY)).toEqual([[1], [''], [0]]);
  });

  test('asks for today’s date when it is not given', () => {
    expect(message(() => JOURS_DEPUIS('15/06/2026', ''))).toBe(
      'Il manque la date du jour : prenez celle de PARAMETRES (Calcul / Aujourd’hui)',
    );
  });

  test('a serial number and its date are one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (serial) => {
        expect(JOURS_DEPUIS(serial, new Date(1899, 11, 30 + serial, 12))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
