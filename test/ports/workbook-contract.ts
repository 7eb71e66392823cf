import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, TabDesign, Workbook } from '../../src/ports.ts';

/** Texts that Sheets would take for something else: formulas, numbers, dates, booleans, in every disguise. */
const TREACHEROUS_TEXTS: readonly string[] = [
  '=1+1',
  '=HYPERLINK("https://piege.example";"clic")',
  '+33 6 12 34 56 78',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  "'déjà cité",
  "''deux fois",
  '007',
  '0612345678',
  '1 234,56 €',
  '12,5 %',
  '1e5',
  '15/06/2026',
  '2026-06-15',
  '15 juin 2026',
  'juin 2026',
  'lundi 15 juin 2026',
  '9:30',
  'VRAI',
  'FAUX',
  'TRUE',
  'false',
  '#REF!',
  '(150)',
  '$12',
  '€ 12',
  '½',
  'mai 2026',
  'ligne 1\nligne 2',
  '<b>gras</b>',
  'Élodie',
  'CT-7K3F9Q',
];

/** What every Workbook does, whatever stands behind it. `open` gives an empty one with a tab « Essai ». */
export function describeWorkbook(name: string, open: () => Workbook): void {
  describe(`a workbook: ${name}`, () => {
    it('says where it opens in a browser', () => {
      expect(open().address()).toMatch(/^https:\/\/docs\.google\.com\/spreadsheets\/d\/[\w-]+\/edit/);
    });

    it('refuses a value that a strict list forbids, and writes none of the others; a blank is allowed', () => {
      const workbook = open();
      const rule = { kind: 'list', values: ['Lead', 'Qualifié'], strict: true, help: '' } as const;
      workbook.write('Essai', 1, 1, [['Étape'], ['Lead'], ['Lead']]);
      workbook.design('Essai', {
        validations: [{ area: { row: 2, column: 1, rows: 2, columns: 1 }, rules: [[rule], [rule]] }],
      });
      expect(() => workbook.write('Essai', 2, 1, [['Qualifié'], ['prospect']])).toThrow(
        expect.objectContaining({ name: 'ValueRefused' }),
      );
      expect(workbook.read('Essai', { row: 2, column: 1, rows: 2, columns: 1 })).toEqual([['Lead'], ['Lead']]);
      workbook.write('Essai', 2, 1, [['Qualifié'], ['']]);
      expect(workbook.read('Essai', { row: 2, column: 1, rows: 2, columns: 1 })).toEqual([['Qualifié'], ['']]);
    });

    it('tells its tabs from left to right, and nothing of one it does not have', () => {
      const workbook = open();
      workbook.addTab('Dernier');
      workbook.addTab('Premier', 1);
      const names = workbook.tabNames();
      expect(names[0]).toBe('Premier');
      expect(names[names.length - 1]).toBe('Dernier');
      expect(workbook.tab('Absent')).toBeNull();
      expect(() => workbook.addTab('Dernier')).toThrow();
    });

    it('renames and copies a tab, cells included', () => {
      const workbook = open();
      workbook.write('Essai', 1, 1, [['Nom', 'Score']]);
      workbook.copyTab('Essai', 'Copie');
      workbook.renameTab('Essai', 'Renommé');
      expect(workbook.tab('Essai')).toBeNull();
      expect(workbook.read('Copie', area(1, 1, 1, 2))).toEqual([['Nom', 'Score']]);
      expect(workbook.read('Renommé', area(1, 1, 1, 2))).toEqual([['Nom', 'Score']]);
    });

    it('reads back what was written, each value of its own type', () => {
      const workbook = open();
      const rows = [
        ['texte', 12.5, true],
        [new Date(2026, 5, 16), new Date(2026, 5, 16, 9, 41), false],
        ['', 0, -3],
      ];
      workbook.write('Essai', 2, 3, rows);
      workbook.flush();
      expect(workbook.read('Essai', area(2, 3, 3, 3))).toEqual(rows);
      expect(workbook.tab('Essai')).toMatchObject({ lastRow: 4, lastColumn: 5 });
    });

    it('keeps every text as it is, and runs none', () => {
      const workbook = open();
      const rows = TREACHEROUS_TEXTS.map((text) => [text]);
      workbook.write('Essai', 1, 1, rows);
      expect(workbook.read('Essai', area(1, 1, rows.length, 1))).toEqual(rows);
      expect(
        workbook
          .readFormulas('Essai', area(1, 1, rows.length, 1))
          .flat()
          .join(''),
      ).toBe('');
      for (const text of TREACHEROUS_TEXTS.slice(0, 8)) workbook.appendRow('Essai', [text]);
      expect(workbook.read('Essai', area(rows.length + 1, 1, 8, 1))).toEqual(rows.slice(0, 8));
    });

    it('keeps any text as it is', () => {
      const text = fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.tuple(fc.constantFrom(...'=+-@\'"#(0 \t＝'), fc.string()).map((parts) => parts.join('')),
      );
      const workbook = open();
      const samples = fc.sample(text, { numRuns: 1_000, seed: 42 }).map((sample) => [sample]);
      workbook.write('Essai', 1, 1, samples);
      const read = workbook.read('Essai', area(1, 1, samples.length, 1));
      expect(samples.filter(([text], index) => text !== read[index]?.[0])).toEqual([]);
      expect(read).toEqual(samples);
      expect(workbook.readFormulas('Essai', area(1, 1, samples.length, 1)).every(([formula]) => formula === '')).toBe(
        true,
      );
    });

    it('takes a formula only when it is given as one', () => {
      const workbook = open();
      workbook.write('Essai', 1, 1, [[{ formula: '=1+1' }, '=1+1']]);
      expect(workbook.readFormulas('Essai', area(1, 1, 1, 2))).toEqual([['=1+1', '']]);
    });

    it('grows when something is written outside of its grid, but reads nothing there', () => {
      const workbook = open();
      const { rows = 0, columns = 0 } = workbook.tab('Essai') ?? {};
      expect(() => workbook.read('Essai', area(rows + 1, 1, 1, 1))).toThrow();
      workbook.write('Essai', rows + 2, columns + 1, [['loin']]);
      expect(workbook.tab('Essai')).toMatchObject({ lastRow: rows + 2, lastColumn: columns + 1 });
    });

    it('refuses a block whose rows differ in length', () => {
      expect(() => open().write('Essai', 1, 1, [['a', 'b'], ['c']])).toThrow();
    });

    it('appends after the last row with content, an unticked box being content', () => {
      const workbook = open();
      workbook.write('Essai', 1, 1, [['Nom', 'Opposition']]);
      workbook.write('Essai', 4, 2, [[false]]);
      workbook.appendRow('Essai', ['Vasseur', true]);
      expect(workbook.read('Essai', area(5, 1, 1, 2))).toEqual([['Vasseur', true]]);
      expect(workbook.tab('Essai')?.lastRow).toBe(5);
    });

    it('pushes rows and columns away', () => {
      const workbook = open();
      workbook.write('Essai', 1, 1, [
        ['Nom', 'Score'],
        ['Vasseur', 40],
      ]);
      workbook.insertRows('Essai', 1, 2);
      workbook.insertColumns('Essai', 1, 1);
      expect(workbook.read('Essai', area(1, 1, 4, 3))).toEqual([
        ['Nom', '', 'Score'],
        ['', '', ''],
        ['', '', ''],
        ['Vasseur', '', 40],
      ]);
    });

    it('keeps notes beside cells', () => {
      const workbook = open();
      workbook.writeNotes('Essai', 2, 2, [['à revoir', '']]);
      expect(workbook.readNotes('Essai', area(2, 1, 1, 3))).toEqual([['', 'à revoir', '']]);
    });

    it('selects a row of another tab', () => {
      const workbook = open();
      workbook.write('Essai', 3, 1, [['Vasseur']]);
      workbook.selectRow('Essai', 3);
      expect(workbook.selection()).toEqual({ tab: 'Essai', row: 3 });
    });

    it('takes a whole design, twice', () => {
      const workbook = open();
      workbook.design('Essai', DESIGN);
      workbook.design('Essai', DESIGN);
      workbook.write('Essai', 2, 1, [['Lead', true]]);
      expect(workbook.read('Essai', area(2, 1, 1, 2))).toEqual([['Lead', true]]);
    });
  });
}

const DESIGN: TabDesign = {
  frozenRows: 1,
  tabColor: '#0F5B4A',
  hiddenGridlines: true,
  columnWidths: [{ first: 1, count: 2, pixels: 120 }],
  rowHeights: [{ first: 1, count: 1, pixels: 32 }],
  hiddenColumns: [{ first: 5, count: 1 }],
  formats: [
    {
      area: area(1, 1, 1, 2),
      backgrounds: [['#0F5B4A', null]],
      fontColors: [['#FFFFFF', '#1F1F1F']],
      fontWeights: [['bold', 'normal']],
      numberFormats: [['@', '#,##0 "€"']],
      horizontalAlignments: [['left', 'right']],
      verticalAlignments: [['middle', 'middle']],
      wraps: [['clip', 'wrap']],
    },
  ],
  borders: [{ areas: [area(1, 1, 3, 2)], edge: 'horizontal', color: '#DFE3E8', weight: 'thin' }],
  validations: [
    {
      area: area(2, 1, 1, 2),
      rules: [
        [{ kind: 'list', values: ['Lead', 'Qualifié'], strict: true, help: 'Étape du contact.' }, { kind: 'checkbox' }],
      ],
    },
  ],
  conditionalFormats: [
    {
      areas: [area(2, 1, 5, 1)],
      condition: { kind: 'text-is', text: 'Lead' },
      fontColor: '#444F5C',
      background: '#E9EDF2',
    },
  ],
  protections: [{ area: area(1, 1, 1, 2), description: 'Pistil : essai.' }],
};

function area(row: number, column: number, rows: number, columns: number): Area {
  return { row, column, rows, columns };
}
