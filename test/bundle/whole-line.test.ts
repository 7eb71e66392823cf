import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const HEADERS = ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Score ICP', 'Statut', 'Source', 'Date ajout'];
const ROWS = [
  [
    '',
    'Vasseur',
    'Claire',
    'c.vasseur@valmarais.example',
    'Mairie de Valmarais',
    'collectivité',
    '',
    'prospect',
    'BOAMP',
    '15/06/2026',
  ],
  [
    '',
    'Perrin',
    'Odile',
    'o.perrin@valmarais.example',
    'VALMARAIS',
    'Collectivité',
    '',
    'Contacté',
    'salon',
    '03/02/2026',
  ],
  [
    '',
    'Cherif',
    'Nadia',
    'n.cherif@melisse.example',
    'Laboratoires Mélisse',
    'entreprise',
    '',
    'client',
    'LinkedIn',
    '20/11/2025',
  ],
];

/** The built bundle on the local runtime, from a team's prospecting sheet to a night of work. */
describe('the whole line, on the bundle that Google would run', () => {
  let runtime: Runtime;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    // A person renames the empty tab and types the file of the specification into it.
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: [HEADERS, ...ROWS] });
    runtime.call('installPistil');
  });

  afterAll(() => runtime.close());

  it('makes no service call while it loads', () => {
    expect(runtime.runs.every((run) => run.callsAtLoad.length === 0)).toBe(true);
  });

  it('takes the rows over, gives them identifiers and creates their companies', () => {
    const people = runtime.dump('CONTACTS');
    expect(people.map((row) => [row.Nom, row.Statut, row.Type, row.Source])).toEqual([
      ['Vasseur', 'Lead', 'Collectivité', 'BOAMP'],
      ['Perrin', 'Contacté', 'Collectivité', 'Événement'],
      ['Cherif', 'Gagné', 'Entreprise RSE', 'LinkedIn'],
    ]);
    expect(new Set(people.map((row) => row.ID)).size).toBe(3);
    expect(people[0]?.['ID entreprise']).toBe(people[1]?.['ID entreprise']);
    expect(runtime.dump('ENTREPRISES')).toHaveLength(2);
    expect(people[0]?.['Date ajout']).toEqual(new Date(2026, 5, 15));
  });

  it('keeps a copy of the tab as the team had it', () => {
    const backup = runtime.book.sheets().find(({ name }) => name.startsWith('Sauvegarde'));
    expect(runtime.dump(backup?.name ?? '').map((row) => row.Statut)).toEqual(['prospect', 'Contacté', 'client']);
  });

  it('is installed once, however often it is asked', () => {
    expect(runtime.call('installPistil')).toMatchObject({ tabsCreated: [], companiesCreated: 0, triggers: 'kept' });
    expect(runtime.triggers.map(({ functionName }) => functionName).sort()).toEqual(['morning', 'nightly']);
  });

  it('identifies a row that somebody types, and explains a date that cannot be read', () => {
    runtime.edit('CONTACTS!B5', 'Le Goff');
    expect(runtime.dump('CONTACTS')[3]?.ID).toMatch(/^CT-/);
    const headers = Object.keys(runtime.dump('CONTACTS')[0] ?? {});
    const column = String.fromCharCode(65 + headers.indexOf('Échéance'));
    expect(column).toMatch(/^[A-Z]$/);
    runtime.edit(`CONTACTS!${column}5`, 'bientôt');
    expect(runtime.dump('CONTACTS')[3]?.Échéance).toBe('bientôt');
  });

  it('logs an interaction through the page’s rpc, and takes it back', () => {
    const [claire] = runtime.dump('CONTACTS');
    const form = runtime.call('rpc', ['interactions.form', {}], { kind: 'sidebar' });
    expect(form).toMatchObject({ ok: true });
    const logged = runtime.call(
      'rpc',
      [
        'interactions.log',
        {
          contactId: claire?.ID,
          type: 'Appel',
          result: 'Réponse positive',
          summary: 'Budget 2026 voté.',
          nextAction: 'Proposer deux dates de visite',
          dueOn: '2026-06-19',
          seen: { nextAction: '', dueOn: '' },
          day: '2026-06-16',
          subject: '',
          opportunityId: '',
          minutes: null,
          document: '',
          duplicate: 'refuse',
        },
      ],
      { kind: 'sidebar' },
    ) as { ok: boolean; value?: { operation: string } };
    expect(logged).toMatchObject({ ok: true });
    expect(runtime.dump('INTERACTIONS')).toHaveLength(1);
    expect(runtime.dump('CONTACTS')[0]).toMatchObject({
      'Prochaine action': 'Proposer deux dates de visite',
      Température: 'Chaud',
    });
    const undone = runtime.call('rpc', ['journal.undo', { operation: logged.value?.operation }], { kind: 'sidebar' });
    expect(undone).toMatchObject({ ok: true });
    expect(runtime.dump('INTERACTIONS')).toHaveLength(0);
    expect(runtime.dump('CONTACTS')[0]?.['Prochaine action']).toBe('');
  });

  it('answers a page that asks nonsense in French, and changes nothing', () => {
    expect(runtime.call('rpc', ['contacts.burn', {}], { kind: 'sidebar' })).toMatchObject({
      ok: false,
      error: { code: 'rpc.unknown' },
    });
    expect(runtime.call('rpc', ['interactions.log', { contactId: 7 }], { kind: 'sidebar' })).toMatchObject({
      ok: false,
      error: { code: 'rpc.input' },
    });
  });

  it('works at night by its trigger: tenders found, scores written, dashboard refreshed, all in the journal', () => {
    runtime.clock.advanceTo(new Date('2026-06-17T08:30:00+02:00'));
    const actions = runtime.dump('JOURNAL').map((row) => row.Action);
    expect(actions).toContain('night');
    expect(runtime.dump('APPELS_OFFRES').length).toBeGreaterThan(0);
    expect(runtime.dump('ENTREPRISES').every((row) => typeof row['Score ICP'] === 'number')).toBe(true);
    expect(runtime.book.values('TABLEAU_DE_BORD')[0]?.[10]).toEqual(new Date(2026, 5, 17));
    const found = runtime.dump('APPELS_OFFRES').length;
    runtime.call('watchTenders');
    expect(runtime.dump('APPELS_OFFRES')).toHaveLength(found);
  });

  it('does without any key all that needs none, and says what it has left out where people look', () => {
    const night = String(runtime.dump('JOURNAL').find(({ Action }) => Action === 'night')?.Résumé);
    for (const sentence of [
      /Sans clé Claude, les avis sont gardés sans résumé\./,
      /\d+\u00a0entreprises cherchées dans les registres publics/,
      /Sans clé Apollo ni Hunter, les contacts ne sont complétés par aucun service payant\./,
      /Sans clé Claude, les scores viennent des règles seules\./,
      /\d+\u00a0brouillons? à relire, d’après vos modèles \(sans clé Claude\)\./,
      /Le tableau de bord est à jour\./,
    ]) {
      expect(night).toMatch(sentence);
    }
    expect(runtime.dump('BROUILLONS')[0]?.Message).toMatch(/^Bonjour /);
    const listed = runtime.call('rpc', ['automations.list', {}], { kind: 'sidebar' }) as {
      value: readonly { action: string; state: string; said: string }[];
    };
    const told = new Map(listed.value.map(({ action, said }) => [action, said]));
    expect(told.get('contacts.enrich')).toContain('Sans clé Apollo ni Hunter');
    expect(told.get('companies.opinion')).toContain('Sans clé Claude');
    expect(listed.value.filter(({ state }) => state === 'bad')).toEqual([]);
    expect(runtime.outbox).toEqual([]);
  });

  it('answers the formulas that the team types', () => {
    expect(runtime.evaluate('=SCORE_ICP("Collectivité";12400;"";0)')).toBe(34);
    expect(runtime.evaluate('=JOURS_DEPUIS(DATE(2026;6;1);DATE(2026;6;16))')).toBe(15);
    const funnel = runtime.evaluate('=ENTONNOIR(HISTORIQUE!A1:H)');
    expect(Array.isArray(funnel) && funnel[0]).toEqual([
      'Étape',
      'Entrées',
      'Passées',
      'Taux',
      'Taux cumulé',
      'Durée médiane (j)',
      'Perdus',
      'En cours',
    ]);
    expect(() => runtime.evaluate('=ENTONNOIR(CONTACTS!A1:C)')).toThrow('Colonne «');
  });
});
