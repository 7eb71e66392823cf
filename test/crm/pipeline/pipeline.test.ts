import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ACTIVITY } from '../../../src/crm/interactions.ts';
import {
  budgetToCome,
  factsOfContact,
  factsOfOpportunity,
  type OpportunityFacts,
} from '../../../src/crm/pipeline/facts.ts';
import { type GateFacts, listMissing, missingFor, parseGate } from '../../../src/crm/pipeline/gates.ts';
import {
  advance,
  findStage,
  missingToMove,
  nextStage,
  stageOfContact,
  stageWord,
} from '../../../src/crm/pipeline/stages.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const { stages } = defaultSettings();
const names = stages.map(({ name }) => name);

const NOTHING: GateFacts = {
  score: null,
  budgetConfirmed: false,
  outgoing: false,
  answered: false,
  meeting: false,
  amount: null,
  mainContact: '',
  dueDate: null,
  answerAfterProposal: false,
  lossReason: '',
};

const READY: GateFacts = {
  score: 82,
  budgetConfirmed: true,
  outgoing: true,
  answered: true,
  meeting: true,
  amount: 12_000,
  mainContact: 'Claire Vasseur (Écully)',
  dueDate: new Date(2026, 6, 3),
  answerAfterProposal: true,
  lossReason: 'Budget reporté',
};

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const ask = (to: string, facts: GateFacts, from = 'Lead'): string =>
  plain(listMissing(missingToMove(stages, from, to, facts)));

const anyFacts: fc.Arbitrary<GateFacts> = fc.record({
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  budgetConfirmed: fc.boolean(),
  outgoing: fc.boolean(),
  answered: fc.boolean(),
  meeting: fc.boolean(),
  amount: fc.option(fc.integer({ min: 0, max: 100_000 })),
  mainContact: fc.constantFrom('', 'Claire Vasseur'),
  dueDate: fc.option(fc.constant(new Date(2026, 6, 3))),
  answerAfterProposal: fc.boolean(),
  lossReason: fc.constantFrom('', 'Prix'),
});

describe('a gate', () => {
  test('says what is missing, and how things stand today', () => {
    expect(ask('Qualifié', { ...NOTHING, score: 68, budgetWouldAdd: 20 })).toBe(
      'Score ICP au-dessus de 70 (68 aujourd’hui ; le budget en ajoute jusqu’à 20) ; ' +
        'Budget confirmé (aucune opportunité ouverte n’a son budget confirmé)',
    );
    expect(ask('Qualifié', { ...READY, score: null })).toBe('Score ICP au-dessus de 70 (pas encore calculé)');
  });

  test('says of one opportunity what to do in its row', () => {
    expect(ask('Qualifié', { ...READY, ofDeal: true, budgetConfirmed: false })).toBe(
      'Budget confirmé (case à cocher dans l’opportunité)',
    );
  });

  test('names the cells of an opportunity that would answer it, and none for what other rows tell', () => {
    const columns = (to: string) => missingToMove(stages, 'Lead', to, NOTHING).flatMap((missing) => missing.columns);
    expect(columns('Proposition envoyée')).toEqual(['amount', 'contact', 'closesOn']);
    expect(columns('Perdu')).toEqual(['lossReason']);
    expect(columns('En discussion')).toEqual([]);
    const gate = parseGate('Réponse ou Montant');
    expect(gate.ok && missingFor(gate.value, NOTHING)).toMatchObject([{ columns: ['amount'] }]);
  });

  test('asks for more than 70, not for 70', () => {
    expect(ask('Qualifié', { ...READY, score: 70 })).not.toBe('');
    expect(ask('Qualifié', { ...READY, score: 71 })).toBe('');
  });

  test('with alternatives is passed by one of them', () => {
    expect(ask('En discussion', { ...NOTHING, meeting: true })).toBe('');
    expect(ask('En discussion', NOTHING)).toBe(
      'Réponse ou Rendez-vous (aucune réponse n’est journalisée et aucun rendez-vous n’est journalisé)',
    );
  });

  test.each([
    ['Contacté', 'outgoing'],
    ['Proposition envoyée', 'amount'],
    ['Proposition envoyée', 'mainContact'],
    ['Proposition envoyée', 'dueDate'],
    ['Négociation', 'answerAfterProposal'],
    ['Gagné', 'amount'],
    ['Gagné', 'dueDate'],
    ['Perdu', 'lossReason'],
  ] as const)('of %s asks for %s', (stage, fact) => {
    expect(ask(stage, READY)).toBe('');
    expect(ask(stage, { ...READY, [fact]: NOTHING[fact] })).not.toBe('');
  });

  test('is not asked when going back, and a loss always needs its reason', () => {
    expect(ask('Lead', NOTHING, 'Négociation')).toBe('');
    expect(ask('Qualifié', NOTHING, 'Gagné')).toBe('');
    expect(ask('Perdu', NOTHING, 'Négociation')).toBe('Motif de perte (le motif de perte est vide)');
    expect(ask('Qualifié', NOTHING, 'Perdu')).not.toBe('');
  });

  test('typed by the team is read without accents or case', () => {
    expect(parseGate('score icp > 60,5 ; BUDGET CONFIRME')).toEqual({
      ok: true,
      value: [[{ fact: 'score', above: 60.5 }], [{ fact: 'budgetConfirmed' }]],
    });
    expect(parseGate('  ')).toEqual({ ok: true, value: [] });
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const gate = parseGate(text);
        return !gate.ok || missingFor(gate.value, READY).length <= gate.value.length;
      }),
      { numRuns: 1000 },
    );
  });
});

describe('advancing', () => {
  test('goes as far as consecutive gates are passed', () => {
    expect(advance(stages, 'Lead', { ...NOTHING, outgoing: true, answered: true })).toBe('Lead');
    expect(advance(stages, 'Qualifié', { ...NOTHING, outgoing: true })).toBe('Contacté');
    expect(advance(stages, 'Qualifié', { ...NOTHING, outgoing: true, meeting: true })).toBe('En discussion');
    expect(advance(stages, '', READY)).toBe('En discussion');
  });

  test('never decides of a proposal, nor moves what is over', () => {
    for (const name of ['En discussion', 'Proposition envoyée', 'Gagné', 'Perdu']) {
      expect(advance(stages, name, READY)).toBe(name);
    }
    expect(advance(stages, 'Étape d’autrefois', READY)).toBe('Étape d’autrefois');
  });

  test('never goes back, and again changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyFacts, (from, facts) => {
        const reached = advance(stages, from, facts);
        expect(names.indexOf(reached)).toBeGreaterThanOrEqual(names.indexOf(from));
        expect(advance(stages, reached, facts)).toBe(reached);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a contact and its opportunities', () => {
  test('it is never behind the most advanced open one', () => {
    expect(stageOfContact(stages, 'Contacté', ['Lead', 'Proposition envoyée', 'Gagné'])).toBe('Proposition envoyée');
    expect(stageOfContact(stages, 'Perdu', ['Lead'])).toBe('Lead');
    expect(stageOfContact(stages, 'Gagné', ['Négociation'])).toBe('Gagné');
    expect(stageOfContact(stages, 'Contacté', ['Perdu', 'inconnue'])).toBe('Contacté');
  });

  const deal = (changes: Partial<OpportunityFacts>): OpportunityFacts => ({
    stage: 'Lead',
    budgetConfirmed: false,
    amount: null,
    contact: '',
    closesOn: null,
    lossReason: '',
    stageSince: null,
    ...changes,
  });

  test('the budget confirmed on any open one counts for the contact, on a lost one it does not', () => {
    const open = deal({ budgetConfirmed: true });
    const lost = deal({ stage: 'Perdu', budgetConfirmed: true });
    expect(factsOfContact({ score: 80 }, NO_ACTIVITY, [deal({}), open], stages).budgetConfirmed).toBe(true);
    expect(factsOfContact({ score: 80 }, NO_ACTIVITY, [lost], stages).budgetConfirmed).toBe(false);
  });

  test('money and dates come from the most advanced open one', () => {
    const facts = factsOfContact(
      { score: 80 },
      NO_ACTIVITY,
      [deal({ amount: 1 }), deal({ stage: 'Négociation', amount: 2 }), deal({ stage: 'Gagné', amount: 3 })],
      stages,
    );
    expect(facts.amount).toBe(2);
  });

  test('an answer counts after the proposal from the day it was sent', () => {
    const sent = deal({ stage: 'Proposition envoyée', stageSince: new Date(2026, 5, 10, 15) });
    const answered = (day: number): boolean =>
      factsOfOpportunity(sent, 80, { ...NO_ACTIVITY, lastInbound: new Date(2026, 5, day, 9) }, stages)
        .answerAfterProposal;
    expect([answered(9), answered(10), answered(11)]).toEqual([false, true, true]);
  });
});

test('stages are found without accents or case, and have the team’s words in a channel', () => {
  const stage = findStage(stages, 'proposition ENVOYEE');
  expect(stage?.name).toBe('Proposition envoyée');
  if (stage === null) return;
  expect(stageWord(stage, 'boamp')).toBe('Dépôt');
  expect(stageWord(stage, 'Entreprises RSE')).toBe('Proposition');
  expect(stageWord(stage, 'Site web')).toBeNull();
});

test('the next stage is the one on the way to a signature', () => {
  expect(names.map((name) => nextStage(stages, name)?.name ?? null)).toEqual([
    'Qualifié',
    'Contacté',
    'En discussion',
    'Proposition envoyée',
    'Négociation',
    'Gagné',
    null,
    null,
  ]);
});

describe('what a budget would still add to the score', () => {
  const { icp } = defaultSettings();

  test.each([
    [null, false, 20],
    [null, true, 14],
    [6_000, false, 6],
    [6_000, true, 0],
  ])('a budget of %s euros, confirmed: %s, leaves %s points', (budget, confirmed, points) => {
    expect(budgetToCome(budget, confirmed, icp)).toBe(points);
  });

  test('is never less than nothing, nor more than the weight of the budget', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 500_000 })), fc.boolean(), (budget, confirmed) => {
        const points = budgetToCome(budget, confirmed, icp);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(icp.weights.Budget);
      }),
      { numRuns: 1_000 },
    );
  });
});
