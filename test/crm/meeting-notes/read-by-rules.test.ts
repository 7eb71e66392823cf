import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readByRules } from '../../../src/crm/meeting-notes/read-by-rules.ts';
import { judgeDueDay, meetingTypeOf, tellReading } from '../../../src/crm/meeting-notes/reading.ts';

const NOW = new Date(2026, 5, 16, 10, 42);
const DAYS = { writtenOn: NOW, now: NOW };
const read = (notes: string) => readByRules(notes, DAYS);

describe('notes read by rules', () => {
  test('tell their decisions, questions and next action apart by how lines begin', () => {
    const notes = `Réunion avec Claire Vasseur et le service des parcs.
La ville veut deux hectares de prairie fleurie.

Décision : le parc des Tilleuls servira de site pilote.
Qui paie l’arrosage ?
À faire : envoyer le devis avant le 24 juin
Prochaine étape - visite du site`;
    expect(read(notes)).toEqual({
      summary: 'Réunion avec Claire Vasseur et le service des parcs.\nLa ville veut deux hectares de prairie fleurie.',
      decisions: ['le parc des Tilleuls servira de site pilote.'],
      questions: ['Qui paie l’arrosage ?'],
      nextAction: 'envoyer le devis avant le 24 juin',
      dueOn: new Date(2026, 5, 24),
      result: '',
    });
  });

  test('a title opens a list, up to the next blank line', () => {
    const notes = `DÉCISIONS
- site pilote aux Tilleuls
- comité en septembre

Le maire est favorable.
Actions :
1. rappeler vendredi
2) préparer la visite`;
    expect(read(notes)).toMatchObject({
      summary: 'Le maire est favorable.',
      decisions: ['site pilote aux Tilleuls', 'comité en septembre'],
      nextAction: 'rappeler vendredi',
      dueOn: new Date(2026, 5, 19),
    });
  });

  test('count relative days from the day of the meeting, and take none that is past', () => {
    const notes = 'À faire : rappeler demain';
    expect(readByRules(notes, { writtenOn: new Date(2026, 5, 15), now: NOW }).dueOn).toEqual(new Date(2026, 5, 16));
    expect(readByRules(notes, { writtenOn: new Date(2026, 5, 10), now: NOW }).dueOn).toBeNull();
  });

  test('a long text is cut at the end of a sentence, else of a word', () => {
    const sentence = 'Le service veut planter des haies au bord de la rivière. ';
    expect(read(sentence.repeat(20)).summary).toMatch(/^Le service(?:.|\s)*rivière\.$/);
    expect(read('prairie '.repeat(200)).summary).toMatch(/prairie…$/);
  });

  test('never say what the notes do not, nor a day without its action, nor a day that is past', () => {
    const words = fc.constantFrom(
      'Décision :',
      'À faire :',
      '- ',
      '\n',
      '\n\n',
      'fin juin',
      'demain',
      'le 12 mai',
      'planter',
      '?',
      '<b>',
      '=A1',
      '1.',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
        ),
        (notes) => {
          const { summary, decisions, questions, nextAction, dueOn } = read(notes);
          const bare = (text: string) => text.replace(/…$/, '').replace(/\s+/g, '');
          const said = bare(notes);
          for (const item of [...decisions, ...questions, nextAction]) {
            expect(item.length).toBeLessThanOrEqual(200);
            expect(said).toContain(bare(item));
          }
          expect(summary.length).toBeLessThanOrEqual(600);
          if (dueOn !== null) {
            expect(nextAction).not.toBe('');
            expect(dueOn.getTime()).toBeGreaterThanOrEqual(new Date(2026, 5, 16).getTime());
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a due day that somebody else has read', () => {
  const judge = (day: string, notes = 'Devis pour le 24 juin, réunion du 12 mai') => judgeDueDay(day, notes, DAYS);

  test('is kept when the notes name it', () => {
    expect(judge('2026-06-24')).toEqual({ day: new Date(2026, 5, 24), leftOut: '' });
    expect(judge('')).toEqual({ day: null, leftOut: '' });
  });

  test.each([
    ['2026-06-25', 'n’est pas dans vos notes'],
    ['2026-05-12', 'est passée'],
    ['bientôt', 'n’est pas une date'],
    ['2026-02-30', 'n’est pas une date'],
  ])('is left out when it is %s, and why is said', (day, why) => {
    expect(judge(day)).toMatchObject({ day: null, leftOut: expect.stringContaining(why) });
  });
});

test('the cell « Résumé » holds the summary, the decisions and what is open', () => {
  expect(
    tellReading({
      summary: 'Vu le parc.',
      decisions: ['Site pilote'],
      questions: ['Qui paie ?'],
      nextAction: '',
      dueOn: null,
      result: '',
    }),
  ).toBe('Vu le parc.\nDécisions\u00a0:\n• Site pilote\nQuestions ouvertes\u00a0:\n• Qui paie ?');
  expect(tellReading({ summary: '', decisions: [], questions: [], nextAction: '', dueOn: null, result: '' })).toBe('');
});

test.each([
  ['Appel sur Teams avec Claire', 'Visio'],
  ['Visioconférence du 16 juin', 'Visio'],
  ['Réunion en mairie, prévisions de budget', 'Réunion'],
])('« %s » was a meeting of the kind %s', (notes, type) => {
  expect(meetingTypeOf(notes)).toBe(type);
});
