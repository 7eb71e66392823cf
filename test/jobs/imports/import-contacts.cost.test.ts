import { describe, expect, test } from 'vitest';
import { companies, contacts } from '../../../src/crm/tables/index.ts';
import { commitImport, type ImportCommit } from '../../../src/jobs/imports/commit-import.ts';
import { floor, previewImport } from '../../../src/jobs/imports/preview-import.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

/** Twenty columns. */
const COLUMNS = {
  Civilité: 'contacts.civility',
  Nom: 'contacts.lastName',
  Prénom: 'contacts.firstName',
  Email: 'contacts.email',
  Téléphone: 'contacts.phone',
  Mobile: 'contacts.mobile',
  Entreprise: 'contacts.company',
  Type: 'contacts.type',
  Poste: 'contacts.position',
  Rôle: 'contacts.role',
  LinkedIn: 'contacts.linkedin',
  Statut: 'contacts.stage',
  Action: 'contacts.nextAction',
  Échéance: 'contacts.dueOn',
  Réseau: 'contacts.network',
  Notes: 'contacts.notes',
  SIREN: 'companies.siren',
  Secteur: 'companies.sector',
  Commune: 'companies.city',
  'Code postal': 'companies.postcode',
} as const;

/** What the calls of the cost model are spent on; giving a lock back is one, as taking it. */
function costOf({ gate }: MemoryPorts): Record<string, number> {
  const cost: Record<string, number> = {};
  for (const { name, kind } of gate.calls) {
    const what = name.startsWith('lock') ? 'lock' : kind;
    if (what !== 'free') cost[what] = (cost[what] ?? 0) + 1;
  }
  return cost;
}

function crmOf(count: number): MemoryPorts {
  const ports = smallCrm();
  addRows(
    ports,
    companies,
    Array.from({ length: count / 4 }, (_, index) => ({
      id: `EN-${String(index).padStart(6, '0')}`,
      name: `Commune ${index}`,
    })),
  );
  addRows(
    ports,
    contacts,
    Array.from({ length: count }, (_, index) =>
      person({
        id: `CT-${String(index).padStart(6, '0')}`,
        firstName: 'Élodie',
        lastName: `Ancienne-${index}`,
        email: `ancienne${index}@commune.example`,
        company: `Commune ${index % (count / 4)}`,
        companyId: `EN-${String(index % (count / 4)).padStart(6, '0')}`,
        stage: 'Lead',
      }),
    ),
  );
  ports.gate.reset();
  return ports;
}

/** What each line of a file is. */
interface Makeup {
  /** Every fifth line is a person of the workbook, with cells to fill. */
  readonly completing: boolean;
  /** Half of the others work in companies that the workbook does not have. */
  readonly newCompanies: boolean;
}

/** So many lines; a tenth of them repeat the line before. */
function fileOf(count: number, { completing, newCompanies }: Makeup): ImportCommit {
  const rows = Array.from({ length: count }, (_, line) => {
    const index = line % 10 === 9 ? line - 1 : line;
    const known = index % 5 === 0;
    const name = known ? `Ancienne-${index}` : `Nouveau-${index}`;
    const email = known ? `ancienne${index}@commune.example` : `nouveau${index}@commune.example`;
    const company = `Commune ${newCompanies && index % 2 === 1 ? 1_000_000 + (index % 500) : index % 200}`;
    if (known && !completing) return ['', name, 'Élodie', email, ...Array.from({ length: 16 }, () => '')];
    const words = ['Mme', name, 'Élodie', email, '04 78 00 00 00', '06 12 34 56 78', known ? '' : company];
    const facts = newCompanies ? ['', 'Services publics', 'Vaubrun', '69001'] : ['', '', '', ''];
    const post = ['Collectivité', 'Directrice', 'Décideur', '', 'Lead', 'Appeler', '15/07/2026', 'Vertical'];
    return [...words, ...post, 'Rencontrée au salon', ...facts];
  });
  return {
    table: 'contacts',
    headers: Object.keys(COLUMNS),
    uses: Object.values(COLUMNS),
    rows,
    lines: rows.map((_, index) => index + 2),
    unclosed: [],
    taken: [],
    stageReason: '',
    memory: { source: 'other', corrected: {} },
    origin: 'Import',
  };
}

function imported(count: number, makeup: Makeup) {
  const ports = crmOf(count * 2);
  const before = [contacts, companies].map((table) => rowsOf(ports, table));
  const file = fileOf(count, makeup);
  ports.gate.reset();
  const seen = previewImport(ports, file);
  expect(costOf(ports)).toEqual(floor);
  ports.gate.reset();
  const done = commitImport(ports, file);
  if (!seen.ok || !done.ok) throw new Error('refused');
  const { created, completed } = seen.value.counts;
  expect(done.value).toMatchObject({ created, completed });
  const cost = costOf(ports);
  expect(rowsOf(ports, contacts)).toHaveLength((before[0]?.length ?? 0) + created);
  expect(undoOperation(ports, { operation: done.value.operation })).toMatchObject({ ok: true, value: { kept: [] } });
  expect([contacts, companies].map((table) => rowsOf(ports, table))).toEqual(before);
  return { cost, counts: seen.value.counts };
}

describe('an import, taken back whole in one click', () => {
  test('of 5,000 rows of twenty columns, duplicates and known people among them, is twelve calls', () => {
    const { cost, counts } = imported(5_000, { completing: false, newCompanies: false });
    expect(counts).toMatchObject({ created: 3_500, identical: 1_000, merged: 500 });
    expect(cost).toEqual({ lock: 2, read: 5, write: 3, appendRow: 2 });
  }, 60_000);

  test('costs fixed sums more to make companies and to fill cells of standing rows, whatever their number', () => {
    const small = imported(1_000, { completing: true, newCompanies: true });
    const large = imported(5_000, { completing: true, newCompanies: true });
    expect(large.counts).toMatchObject({ created: 3_500, completed: 1_000, companies: 150 });
    expect(large.cost).toEqual(small.cost);
    expect(Object.values(large.cost).reduce((sum, calls) => sum + calls, 0)).toBe(30);
  }, 60_000);
});
