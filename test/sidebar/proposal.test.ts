import { describe, expect, test } from 'vitest';
import type { NotesSummary } from '../../src/jobs/interactions/summarise-notes.ts';
import { emptyDraft } from '../../src/sidebar/journal/draft.ts';
import { compareWith, valuesAt, withoutFills } from '../../src/sidebar/journal/proposal.ts';

const NOTES: NotesSummary = {
  by: 'claude',
  said: '',
  type: 'Visio',
  result: 'Réponse positive',
  summary: 'Le maire est favorable.',
  nextAction: 'Envoyer le devis',
  dueOn: '2026-06-24',
  leftOut: [],
};
const BLANK = emptyDraft('2026-06-16');

describe('what notes bring to a form', () => {
  test('fills its blanks, the day with its action', () => {
    expect(compareWith(BLANK, NOTES)).toEqual({
      filled: ['type', 'résultat', 'résumé', 'prochaine action'],
      fills: {
        type: 'Visio',
        result: 'Réponse positive',
        summary: 'Le maire est favorable.',
        nextAction: 'Envoyer le devis',
        due: 'other',
        dueOn: '2026-06-24',
      },
      kept: [],
      replaces: {},
    });
  });

  test('leaves what was typed, and a chosen type, until it is told otherwise', () => {
    const typed = { ...BLANK, type: 'Réunion', summary: 'Vu le maire.', due: '3', dueOn: '2026-06-19' } as const;
    const proposal = compareWith(typed, NOTES);
    expect(proposal).toMatchObject({
      filled: ['résultat'],
      fills: { result: 'Réponse positive' },
      kept: ['résumé', 'prochaine action'],
    });
    expect(valuesAt(typed, proposal.replaces)).toEqual({
      summary: 'Vu le maire.',
      nextAction: '',
      due: '3',
      dueOn: '2026-06-19',
    });
  });

  test('is nothing when the form says the same already, or when the notes say nothing', () => {
    const { fills } = compareWith(BLANK, NOTES);
    const nothing = { filled: [], fills: {}, kept: [], replaces: {} };
    expect(compareWith({ ...BLANK, ...fills }, NOTES)).toEqual(nothing);
    expect(compareWith(BLANK, { ...NOTES, result: '', summary: '', nextAction: '', dueOn: '' })).toEqual(nothing);
  });

  test('gives way to notes read again, but for what was changed since', () => {
    const filled = { ...BLANK, ...compareWith(BLANK, NOTES).fills, summary: 'Le maire est très favorable.' };
    const { fills } = compareWith(BLANK, NOTES);
    expect(withoutFills(filled, fills)).toEqual({ ...BLANK, summary: 'Le maire est très favorable.' });
  });
});
