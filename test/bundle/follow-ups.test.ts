import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import type { Result } from '../../src/result.ts';
import type {
  FollowUpList,
  FollowUpTask,
  HandedOver,
  LoggedInteraction,
  OpenFollowUp,
  Settled,
} from '../../src/rpc/index.ts';

const PEOPLE = [
  [
    'ID',
    'Nom',
    'Prénom',
    'Email',
    'Entreprise',
    'Statut',
    'Responsable',
    'Prochaine action',
    'Échéance',
    'Information RGPD',
  ],
  ['', 'Obry', 'Romane', 'romane.obry@sylve.example', 'Sylve', 'Lead', 'Malik', 'Rappeler', '12/06/2026', '05/01/2026'],
  [
    '',
    'Le Goff',
    'Tom',
    'tom.legoff@oreve.example',
    'CC d’Orève',
    'Lead',
    'Malik',
    'Chiffrer',
    '16/06/2026',
    '05/01/2026',
  ],
];

/** A day’s follow-ups on the bundle that Google would run, made by the morning itself. */
describe('follow-ups, on the bundle', () => {
  let runtime: Runtime;
  const ask = <T>(method: string, input: unknown): T => {
    const answer = runtime.call('rpc', [method, input], { kind: 'sidebar' }) as Result<T>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const tasks = () => ask<FollowUpList>('follow-ups.list', {}).tasks;
  const first = (): FollowUpTask => {
    const [task] = tasks();
    if (!task) throw new Error('Nothing to follow up');
    return task;
  };
  const statuses = () => runtime.dump('RELANCES').map((row) => row.Statut);

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T07:41:00+02:00') });
    const [sheet] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: sheet?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
    const row = runtime.dump('PARAMETRES').length + 2;
    runtime.gesture({
      kind: 'paste',
      sheet: 'PARAMETRES',
      row,
      column: 1,
      texts: [
        ['Équipe', 'Malik', 'malik@butinage.example'],
        ['Équipe', 'Inès', 'ines@butinage.example'],
      ],
    });
    runtime.call('morning');
  });
  afterAll(() => runtime.close());

  it('are made by the morning, once', () => {
    expect(tasks().map(({ what, dueOn }) => [what.split('\u00a0:')[0], dueOn])).toEqual([
      ['Rappeler', '2026-06-12'],
      ['Chiffrer', '2026-06-16'],
    ]);
    runtime.call('morning');
    expect(statuses()).toEqual(['À faire', 'À faire']);
  });

  it('are put off to a worked day, and taken back', () => {
    const { id } = first();
    const off = ask<Settled>('follow-ups.settle', { id, how: 'postpone', day: '2026-06-20' });
    expect(off.dueOn).toBe('2026-06-22');
    runtime.call('morning');
    expect(statuses()).toEqual(['Reportée', 'À faire']);
    ask('journal.undo', { operation: off.operation });
    expect(first()).toMatchObject({ id, dueOn: '2026-06-12' });
  });

  it('are closed with the exchange that answers them, and with its undo open again', () => {
    const { id, contactId, next } = first();
    expect(ask<OpenFollowUp[]>('follow-ups.of-contact', { contactId })).toMatchObject([{ id, answered: true }]);
    const logged = ask<LoggedInteraction>('interactions.log', {
      contactId,
      type: 'Appel',
      result: 'Réponse positive',
      summary: '',
      nextAction: '',
      dueOn: '',
      seen: next,
      day: '2026-06-16',
      subject: '',
      opportunityId: '',
      minutes: null,
      document: '',
      duplicate: 'refuse',
      followUpIds: [id],
    });
    expect(statuses()).toEqual(['Fait', 'À faire']);
    expect(runtime.dump('CONTACTS')[0]?.['Prochaine action']).toBe('');
    ask('journal.undo', { operation: logged.operation });
    expect(statuses()).toEqual(['À faire', 'À faire']);
    expect(runtime.dump('CONTACTS')[0]?.['Prochaine action']).toBe('Rappeler');
  });

  it('change hands with the whole portfolio, and come back', () => {
    const given = ask<HandedOver>('portfolio.reassign', { from: 'Malik', to: 'Inès' });
    expect(runtime.dump('CONTACTS').map((row) => row.Responsable)).toEqual(['Inès', 'Inès']);
    expect(tasks().map(({ assignee }) => assignee)).toEqual(['Inès', 'Inès']);
    ask('journal.undo', { operation: given.operation });
    expect(tasks().map(({ assignee }) => assignee)).toEqual(['Malik', 'Malik']);
  });
});
