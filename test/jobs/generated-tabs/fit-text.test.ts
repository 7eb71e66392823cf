import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from '../../../src/jobs/generated-tabs/fit-text.ts';

/** Two merged columns of the page, in type of 10 points. */
const shorten = (text: string) => fitText(text, 176, 10);

describe('a name that is longer than its cell', () => {
  it('ends at a word, with an ellipsis', () => {
    expect(shorten('Conservatoire des espaces du Pays d’Orève')).toBe('Conservatoire…');
    expect(shorten('Ville de Courtelune')).toBe('Ville de Courtelune');
  });

  it('is abbreviated as its owner does, and only then cut', () => {
    expect(shorten('Communauté de communes du Pays d’Orève')).toBe('CC du Pays d’Orève');
    expect(shorten('Communauté d’agglomération de Sère et Marais')).toBe('CA de Sère et Marais');
    expect(shorten('Parc naturel régional des Monts de la Haute-Sère')).toMatch(/^PNR des Monts…$/);
  });

  it('keeps the end of a quotation', () => {
    expect(shorten('Débloquer « Diagnostic de la trame verte et bleue »')).toBe('Débloquer « Diagnostic…\u00a0»');
  });

  it('is cut at a hyphen, or inside of a word that no cell can hold', () => {
    expect(shorten('Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson')).toBe('Saint-Rémy…');
    expect(shorten('m'.repeat(60))).toMatch(/^m+…$/);
  });

  it('is never cut in the middle of a word that fits, whatever the words', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{4,12}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, (list) => {
        const cut = shorten(list.join(' '));
        if (cut === list.join(' ')) return;
        const kept = cut.slice(0, -1).split(' ');
        expect(kept).toEqual(list.slice(0, kept.length));
      }),
      { numRuns: 1000 },
    );
  });
});
