import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines } from '../../../src/jobs/generated-tabs/fit-text.ts';
import type { PortfolioFacts } from '../../../src/jobs/portfolio-tab/facts.ts';
import {
  joinNames,
  restName,
  sayConcentration,
  sayMethod,
  shorten,
  TWO_COLUMNS,
  wrapName,
} from '../../../src/jobs/portfolio-tab/words.ts';

describe('names on the portfolio', () => {
  it('stay as they are when they fit, take the usual short form when they do not', () => {
    expect(shorten('Ville de Valmarais', TWO_COLUMNS)).toBe('Ville de Valmarais');
    expect(shorten('Communauté d’agglomération du Val de Luyne', TWO_COLUMNS)).toBe('CA du Val de Luyne');
    expect(shorten("Communauté d'agglomération du Val de Luyne", TWO_COLUMNS)).toBe('CA du Val de Luyne');
    expect(shorten('Commune de Bellefontaine-le-Haut', TWO_COLUMNS)).toBe('Bellefontaine-le-Haut');
    expect(shorten('Ville de Grandpré-les-Sources', TWO_COLUMNS)).toBe('Grandpré-les-Sources');
    expect(wrapName('Syndicat intercommunal des eaux de la Serre', TWO_COLUMNS)).toMatch(/Serre$/);
    expect(shorten('Syndicat intercommunal des eaux de la Serre', TWO_COLUMNS)).toMatch(/^Syndicat.*…$/);
  });

  it('leave room on the line of what to remember, even the longest', () => {
    const [first, leaving] = ['M', 'W'].map((letter) => ({ name: `Ville de ${letter.repeat(60)}` }));
    const facts = {
      isEmpty: false,
      concentration: { clients: 120, among: 900 },
      topClients: [{ ...first, share: 0.2 }],
      atRisk: [leaving],
    };
    expect(countLines(sayConcentration(facts as unknown as PortfolioFacts), 1116, 10)).toBe(1);
  });

  it('are joined as far as three lines go, and every one of them is counted', () => {
    const someNames = fc.array(fc.stringMatching(/^[A-Za-z]{3,40}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(someNames, (names) => {
        const said = joinNames(names);
        const left = Number(/… et (\d+)\u00a0?autres?$|… et (\d+) autre$/.exec(said)?.slice(1).find(Boolean) ?? 0);
        expect(said.replace(/ … et .*$/, '').split(', ').length + left).toBe(names.length);
        expect(countLines(said, 548, 9)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are said to be others, or missing, or both', () => {
    expect([restName(0, true), restName(3, false), restName(3, true)]).toEqual([
      'Non précisé',
      'Autres (3)',
      'Autres (3) et non précisé',
    ]);
  });

  it('come with the years that a client stays, written in French', () => {
    expect(sayMethod(2.5, true)).toContain('sur 2,5\u00a0ans');
    expect(sayMethod(1, false)).toContain('sur 1\u00a0an (');
  });
});
