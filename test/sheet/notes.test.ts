import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearParagraph, paragraphOf, setParagraph } from '../../src/sheet/notes.ts';

const TEAM = fc
  .array(
    fc.string({ minLength: 1 }).filter((text) => !/\n\n|^\n|\n$|^Pistil/.test(text)),
    { maxLength: 4 },
  )
  .map((parts) => parts.join('\n\n'));
const SENTENCE = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));

describe('Pistil’s paragraph in a note', () => {
  it('leaves the team’s words as they were', () => {
    fc.assert(
      fc.property(TEAM, SENTENCE, SENTENCE, (team, first, second) => {
        const note = setParagraph(setParagraph(team, first), second);
        expect(paragraphOf(note)).toBe(second);
        expect(clearParagraph(note)).toBe(team);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes the place of the former one, between the team’s words', () => {
    const note = setParagraph('avant\n\nPistil\u00a0: ancien.\n\naprès', 'nouveau.');
    expect(note).toBe('avant\n\nPistil\u00a0: nouveau.\n\naprès');
  });

  it('is not there when nobody put it', () => {
    expect(paragraphOf('rappeler mardi')).toBe('');
    expect(clearParagraph('rappeler mardi')).toBe('rappeler mardi');
  });
});
