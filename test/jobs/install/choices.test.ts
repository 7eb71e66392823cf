import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES, type InstallChoices } from '../../../src/jobs/install/choices.ts';
import { applyInstall } from '../../../src/jobs/install/install-pistil.ts';
import { loadInstallPlan } from '../../../src/jobs/install/load-install-plan.ts';
import type { Cell } from '../../../src/ports.ts';
import { handle } from '../../../src/rpc/index.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';

function prospects(): MemoryPorts {
  const ports = createMemoryPorts({ person: true, now: new Date(2026, 5, 16, 9, 41, 5) });
  ports.book.add('Prospects 2025', [
    ['Base de prospection', '', '', ''],
    ['Nom', 'Prénom', 'Avis', 'Statut'],
    ['Vasseur', 'Claire', 'très motivée', 'à voir'],
    ['Perrin', 'Odile', '', 'à voir'],
    ['Total', '', '', ''],
  ]);
  ports.book.add('Perdus', [
    ['Nom', 'Prénom', 'Email'],
    ['Cherif', 'Nadia', 'n.cherif@melisse.example'],
  ]);
  return ports;
}

/** The plan, as the page sees it. */
function planOf(ports: MemoryPorts, choices: InstallChoices = DEFAULT_CHOICES) {
  const plan = loadInstallPlan(ports, choices);
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

/** As the page does: one call for each step. */
function install(ports: MemoryPorts, choices: InstallChoices) {
  for (let calls = 1; calls < 20; calls += 1) {
    const done = applyInstall(ports, choices);
    if (!done.ok) throw new Error(done.error.message);
    if (done.value.state === 'done') return { report: done.value.report, calls };
  }
  throw new Error('The installation does not end');
}

function shown(ports: MemoryPorts, tab: string): Record<string, Cell>[] {
  const [header = [], ...rows] = ports.book.rows(tab) as Cell[][];
  return rows.map((row) => Object.fromEntries(header.map((title, index) => [String(title), row[index] ?? ''])));
}

const tab = (name: string, change: Partial<InstallChoices['tabs'][number]>) => ({
  tab: name,
  use: '' as const,
  named: true,
  taken: [],
  ...change,
});

describe('the plan of an installation', () => {
  it('says of each tab what it becomes, from where, and which rows are left out, without writing anything', () => {
    const ports = prospects();
    const before = JSON.stringify(ports.book.tabs);
    const { tabs, words, state } = planOf(ports);
    expect(state).toBe('new');
    expect(tabs).toMatchObject([
      {
        name: 'Prospects 2025',
        use: 'contacts',
        stays: false,
        rows: 2,
        headerRow: 2,
        leftOut: [
          { position: 1, reason: 'Titre au-dessus des en-têtes' },
          { position: 5, reason: 'Total' },
        ],
      },
      { name: 'Perdus', use: 'contacts', meaning: 'Statut\u00a0: Perdu' },
    ]);
    expect(words).toMatchObject([{ column: 'stage', word: 'à voir', count: 2, value: '' }]);
    expect(JSON.stringify(ports.book.tabs)).toBe(before);
    expect(ports.world.store.size).toBe(0);
  });

  it('reads each tab of a file twice, values and formulas, whatever its rows', () => {
    const ports = prospects();
    ports.gate.reset();
    planOf(ports);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'read')).toHaveLength(4);
  });

  it('tells that Pistil is there already, and proposes nothing', () => {
    const ports = prospects();
    install(ports, DEFAULT_CHOICES);
    ports.book.add('Salon 2026', [
      ['Nom', 'Email'],
      ['Neuf', 'neuf@salon.example'],
    ]);
    expect(planOf(ports)).toMatchObject({ state: 'installed', tabs: [], created: [], completed: [] });
  });

  it('names the values that Pistil will compute in their place', () => {
    const ports = createMemoryPorts({ person: true });
    ports.book.add('CONTACTS', [
      ['Nom', 'Email', 'Score ICP'],
      ['Vasseur', 'c.vasseur@valmarais.example', 62],
    ]);
    expect(planOf(ports).overwritten).toEqual(['CONTACTS, «\u00a0Score ICP\u00a0»\u00a0: 1\u00a0valeur']);
  });
});

describe('choices', () => {
  it('leave a tab, send a column to the notes, give words a meaning, take back a row', () => {
    const ports = prospects();
    const choices: InstallChoices = {
      tabs: [tab('Perdus', { use: 'leave' }), tab('Prospects 2025', { taken: [5] })],
      columns: [{ tab: 'Prospects 2025', column: 3, use: 'notes' }],
      words: [{ column: 'stage', word: 'à voir', value: 'Contacté' }],
    };
    expect(planOf(ports, choices).tabs).toMatchObject([{ rows: 3, leftOut: [{ position: 1 }] }, { use: 'leave' }]);
    const { report } = install(ports, choices);
    expect(report).toMatchObject({ tabsTakenOver: ['Prospects 2025'], contacts: 3 });
    expect(shown(ports, 'CONTACTS')).toMatchObject([
      { Nom: 'Vasseur', Notes: 'Avis\u00a0: très motivée', Statut: 'Contacté' },
      { Nom: 'Perrin', Statut: 'Contacté' },
      { Nom: 'Total' },
    ]);
    expect(shown(ports, 'Perdus')).toMatchObject([{ Nom: 'Cherif' }]);
  });

  it('say that the name of a tab means nothing', () => {
    const ports = prospects();
    const choices = { ...DEFAULT_CHOICES, tabs: [tab('Perdus', { named: false })] };
    install(ports, choices);
    expect(shown(ports, 'CONTACTS')[2]).toMatchObject({ Nom: 'Cherif', Statut: 'Lead' });
  });

  it('made at the first call hold until the end, whatever later calls say', () => {
    const ports = prospects();
    const first = { ...DEFAULT_CHOICES, tabs: [tab('Perdus', { use: 'leave' as const })] };
    expect(applyInstall(ports, first)).toMatchObject({ ok: true, value: { state: 'going', step: 1 } });
    expect(planOf(ports)).toMatchObject({ state: 'under-way', progress: { done: 1 } });
    const { report } = install(ports, DEFAULT_CHOICES);
    expect(report.tabsTakenOver).toEqual(['Prospects 2025']);
  });

  it('may be more than a property holds', () => {
    const ports = prospects();
    const words = Array.from({ length: 300 }, (_, index) => ({
      column: 'stage',
      word: `une étape à nous, numéro ${index}`,
      value: 'Lead',
    }));
    const { report } = install(ports, { ...DEFAULT_CHOICES, words });
    expect(report.contacts).toBe(3);
    expect([...ports.world.store.keys()].filter((key) => key.startsWith('pistil.install'))).toEqual([]);
  });

  it('from a page that makes no sense are refused', () => {
    const ports = prospects();
    for (const choices of [
      { ...DEFAULT_CHOICES, columns: [{ tab: 'x', column: 0, use: 'keep' }] },
      { ...DEFAULT_CHOICES, columns: [{ tab: 'x', column: 1, use: '=SUM(A1)' }] },
      { ...DEFAULT_CHOICES, tabs: [{ ...tab('x', {}), use: 'journal' }] },
    ]) {
      expect(handle(ports, 'install.plan', { choices })).toMatchObject({ ok: false, error: { code: 'rpc.input' } });
    }
  });
});

describe('a big file', () => {
  it('of five thousand messy rows costs no more calls than one of a thousand', () => {
    const counts = [1_000, 5_000].map((size) => {
      const ports = createMemoryPorts({ person: false });
      const row = (index: number) => [
        `M. NOM${index} Jean`,
        `jean${index}@ferme${index % 700}.example; autre${index}@ferme.example`,
        `Ferme ${index % 700}`,
        'prospect',
        `${index % 28 === 0 ? 1 : index % 28}/02/2026`,
      ];
      ports.book.add('Base', [
        ['Fichier', '', '', '', ''],
        ['Contact', 'Mail', 'Société', 'Étape', 'Date relance'],
        ...Array.from({ length: size }, (_, index) => row(index)),
      ]);
      const { report } = install(ports, DEFAULT_CHOICES);
      expect(report.contacts).toBe(size);
      expect(ports.book.rows('CONTACTS')).toHaveLength(size + 1);
      return ports.gate.weighted();
    });
    const [few = 0, many = 0] = counts;
    expect(many).toBe(few);
  }, 60_000);
});
