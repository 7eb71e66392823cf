import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { NO_CHOICES, planTakeover } from '../../../src/crm/takeover/plan.ts';
import { rebuildTabs } from '../../../src/crm/takeover/rebuild.ts';
import { createRandom } from '../../../src/crm/takeover/seeded-random.ts';
import { isEmpty, type SourceCell, TARGETS } from '../../../src/crm/takeover/source.ts';

const { stages, channels } = defaultSettings();
const lists = { stages: stages.map(({ name }) => name), channels, team: [] };

/** Headers of people, companies and deals, known, misspelt, doubled or of the team's own. */
const HEADERS = [
  'Nom',
  'Prénom',
  'Nom Prénom',
  'Contact',
  'E-mail',
  'Email',
  'Tel',
  'Portable',
  'Société',
  'Entrepise',
  'Ville',
  'SIREN',
  'Fonction',
  'Statut',
  'Montant',
  'Affaire',
  'Commentaires',
  'Remarques',
  'Note',
  'Échéance',
  'Signe astrologique',
  '',
];

/** Cells with a word that stands nowhere else, so that it can be looked for. */
const cell = (word: string): fc.Arbitrary<SourceCell> =>
  fc.constantFrom<SourceCell>(
    '',
    '',
    word,
    `${word} ${word.toUpperCase()}x`,
    `${word}@ruche.example`,
    `${word}a@ruche.example; ${word}b@ruche.example`,
    `Total ${word}`,
    `  ${word}\u00a0`,
    `M. ${word}`,
    `<p>${word}</p>`,
  );

const file = fc
  .tuple(fc.array(fc.constantFrom(...HEADERS), { minLength: 2, maxLength: 9 }), fc.nat({ max: 6 }), fc.boolean())
  .chain(([headers, count, titled]) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, row) =>
          fc.tuple(...headers.map((_header, column) => cell(`mot${row}z${column}z`))),
        ),
      )
      .map((rows) => [
        ...(titled ? [headers.map((_header, index) => (index === 0 ? 'Notre base' : ''))] : []),
        headers,
        ...rows,
      ]),
  );

describe('taking over any file', () => {
  it('loses no row and no word: each is taken, or left out with a reason', () => {
    fc.assert(
      fc.property(file, fc.constantFrom('Base', 'Prospects 2025', 'Affaires', 'Clients'), (cells, name) => {
        const plan = planTakeover([{ name, hidden: false, cells }], NO_CHOICES, lists);
        const [tab] = plan.tabs;
        if (!tab || tab.use === 'leave') return;
        const accounted = new Set([...tab.rows, ...tab.leftOut].map(({ position }) => position));
        cells.forEach((row, index) => {
          if (index + 1 > tab.headerRow && !row.every(isEmpty)) expect(accounted).toContain(index + 1);
        });
        const taken = JSON.stringify(plan.gathered.drafts).toLowerCase();
        for (const row of tab.rows) {
          for (const text of row.cells) {
            for (const [word] of String(text).matchAll(/mot\d+z\d+z/g)) expect(taken).toContain(word);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is decided once: the same file gives the same tabs and identifiers', () => {
    fc.assert(
      fc.property(file, fc.nat(), (cells, seed) => {
        const build = () => {
          const { gathered } = planTakeover([{ name: 'Base', hidden: false, cells }], NO_CHOICES, lists);
          return rebuildTabs(gathered, TARGETS, createRandom(seed));
        };
        expect(build()).toEqual(build());
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes two columns of one name', () => {
    fc.assert(
      fc.property(file, (cells) => {
        const { gathered } = planTakeover([{ name: 'Base', hidden: false, cells }], NO_CHOICES, lists);
        for (const { cells: rebuilt } of rebuildTabs(gathered, TARGETS, createRandom(1))) {
          const header = rebuilt[0] ?? [];
          expect(new Set(header).size).toBe(header.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
