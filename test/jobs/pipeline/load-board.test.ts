import { beforeEach, describe, expect, test } from 'vitest';
import { matchKey } from '../../../src/crm/names.ts';
import { opportunities, settings } from '../../../src/crm/tables/index.ts';
import type { RowOf } from '../../../src/crm/tables/table.ts';
import { type Board, type BoardCard, floor, loadBoard } from '../../../src/jobs/pipeline/load-board.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm } from '../crm-workbook.ts';

let ports: MemoryPorts;
beforeEach(() => {
  ports = smallCrm();
});

type Deal = Partial<RowOf<typeof opportunities>>;

/** Tuesday 16 June 2026. */
function board(...deals: readonly Deal[]): Board {
  addRows(ports, opportunities, deals);
  ports.gate.reset();
  const loaded = loadBoard(ports);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

function card(deal: Deal): BoardCard | undefined {
  return board({ id: 'OP-ESSA11', title: 'Essai', stage: 'Lead', validatedStage: 'Lead', ...deal }).cards.find(
    ({ id }) => id === 'OP-ESSA11',
  );
}

/** Types a setting as the team would. */
function set(group: string, name: string, value: string | number): void {
  const row = rowsOf(ports, settings).findIndex(
    (setting) => matchKey(String(setting.group)) === matchKey(group) && setting.name === name,
  );
  if (row < 0) addRows(ports, settings, [{ group, name, value }]);
  else ports.book.put('PARAMETRES', row + 2, 3, [[value]]);
}

describe('a card', () => {
  test('says what is sold, to whom, for how much, since when, and what comes next', () => {
    expect(
      card({
        company: 'Ville de Valmarais',
        channel: 'BOAMP',
        amount: 64_000,
        stage: 'Qualifié',
        validatedStage: 'Qualifié',
        stageSince: new Date(2026, 5, 10),
        nextAction: 'Envoyer les références',
        dueOn: new Date(2026, 5, 17),
        assignee: 'Camille Roche',
      }),
    ).toEqual({
      id: 'OP-ESSA11',
      title: 'Essai',
      company: 'Ville de Valmarais',
      channel: 'BOAMP',
      stage: 'Qualifié',
      seen: 'Qualifié',
      amount: 64_000,
      weighted: 9_600,
      days: 6,
      stuck: false,
      nextAction: 'Envoyer les références',
      dueOn: '2026-06-17',
      late: false,
      assignee: 'Camille Roche',
    });
  });

  test('is weighed by the team’s own probability when there is one', () => {
    expect(card({ amount: 10_000, probability: 0.4 })?.weighted).toBe(4_000);
  });

  test('is late from the day after its due day', () => {
    expect(card({ dueOn: new Date(2026, 5, 16) })?.late).toBe(false);
    ports = smallCrm();
    expect(card({ dueOn: new Date(2026, 5, 15) })?.late).toBe(true);
  });

  test('is stuck beyond the days that PARAMETRES gives its stage, and never without a limit', () => {
    const since = (days: number) => card({ stageSince: new Date(2026, 5, 16 - days) });
    expect(since(30)).toMatchObject({ days: 30, stuck: false });
    ports = smallCrm();
    expect(since(31)).toMatchObject({ days: 31, stuck: true });
    ports = smallCrm();
    set('Étapes : durée maximale', 'Lead', '');
    expect(since(31)?.stuck).toBe(false);
    ports = smallCrm();
    set('Étapes : durée maximale', 'Lead', 5);
    expect(since(6)?.stuck).toBe(true);
  });

  test('stands at the stage that Pistil has validated, and remembers what the cell says', () => {
    expect(card({ stage: 'Négociation', validatedStage: 'Lead' })).toMatchObject({
      stage: 'Lead',
      seen: 'Négociation',
    });
  });

  test('stands where it was typed when Pistil has not seen it yet, and first without a stage', () => {
    expect(card({ stage: 'contacté', validatedStage: '' })).toMatchObject({ stage: 'Contacté', seen: 'contacté' });
    ports = smallCrm();
    expect(card({ stage: '', validatedStage: '' })).toMatchObject({ stage: 'Lead', seen: '' });
  });

  test('bears its identifier when it has no title', () => {
    expect(card({ title: '' })?.title).toBe('OP-ESSA11');
  });
});

describe('the board', () => {
  test('shows the deals won and lost this month, and no older one', () => {
    const won = { stage: 'Gagné', validatedStage: 'Gagné' };
    const { closed, month, cards } = board(
      {
        id: 'OP-GAGNEE',
        title: 'Verger',
        amount: 17_200,
        ...won,
        closedOn: new Date(2026, 5, 1),
        lossReason: 'Budget',
      },
      { id: 'OP-MA1000', ...won, closedOn: new Date(2026, 4, 31) },
      { id: 'OP-AN1000', ...won, closedOn: new Date(2025, 5, 9) },
      {
        id: 'OP-PERDUE',
        stage: 'Perdu',
        validatedStage: 'Perdu',
        lossReason: 'Budget',
        closedOn: new Date(2026, 5, 9),
      },
    );
    expect(closed).toMatchObject([
      { id: 'OP-GAGNEE', stage: 'Gagné', amount: 17_200, reason: '' },
      { id: 'OP-PERDUE', stage: 'Perdu', reason: 'Budget' },
    ]);
    expect(month).toBe('juin');
    expect(cards.map(({ id }) => id)).toEqual(['OP-PARCS1']);
  });

  test('leaves out the rows that have no identifier yet', () => {
    expect(board({ title: 'À peine tapée', stage: 'Lead' }).cards).toHaveLength(1);
  });

  test('takes its stages, their order, probabilities and words from PARAMETRES', () => {
    set('Étapes', 'Visite', 2.5);
    set('Étapes : nature', 'Visite', 'Prospection');
    set('Étapes : probabilité', 'Visite', 18);
    set('Étapes : libellé Réseau/Référence', 'Visite', 'Café');
    set('Étapes : libellé BOAMP', 'Lead', 'Veille');
    const { stages } = board();
    expect(stages.map(({ name }) => name).slice(0, 4)).toEqual(['Lead', 'Qualifié', 'Visite', 'Contacté']);
    expect(stages[2]).toEqual({
      name: 'Visite',
      kind: 'prospecting',
      probability: 0.18,
      restsOn: 'taux de PARAMETRES',
      words: { 'Réseau/Référence': 'Café' },
    });
    expect(stages[0]?.words).toEqual({ BOAMP: 'Veille', 'Entreprises RSE': 'Identification' });
    // The same word as the stage's own is still the team's.
    expect(stages.find(({ name }) => name === 'Négociation')?.words.BOAMP).toBe('Négociation');
  });

  test('filters by the people of its cards, and by the channels in use or still borne', () => {
    set('Canaux', 'Apollo', 'Non');
    const { assignees, channels } = board(
      { id: 'OP-AAAAAA', stage: 'Lead', assignee: 'Zoé Marin', channel: 'Salon' },
      { id: 'OP-BBBBBB', stage: 'Lead', assignee: 'Élise Morel', channel: 'BOAMP' },
    );
    expect(assignees).toEqual(['Élise Morel', 'Zoé Marin']);
    expect(channels).not.toContain('Apollo');
    expect(channels).toContain('BOAMP');
    expect(channels.at(-1)).toBe('Salon');
  });

  test('is two reads, whatever the number of opportunities', () => {
    const many = Array.from({ length: 5_000 }, (_, index): Deal => {
      const id = `OP-${String(index).padStart(6, '0')}`;
      return { id, title: `Projet ${index}`, stage: 'Lead', validatedStage: 'Lead', amount: index };
    });
    expect(board(...many).cards).toHaveLength(5_001);
    expect(ports.gate.weighted()).toBe(floor.read);
  });

  test('cannot be drawn without OPPORTUNITES', () => {
    ports.book.deleteTab('OPPORTUNITES');
    expect(loadBoard(ports)).toMatchObject({ ok: false, error: { code: 'tab.missing' } });
  });
});
