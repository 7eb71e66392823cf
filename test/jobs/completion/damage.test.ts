/** Workbooks that people have damaged: each job ends well or says what to do in one sentence, and nothing is lost. */
import { describe, expect, it } from 'vitest';
import { actions, objectives, sales, TABLES } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { refreshDashboard } from '../../../src/jobs/dashboard/refresh-dashboard.ts';
import { morning } from '../../../src/jobs/follow-ups/morning.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import { refreshSteering } from '../../../src/jobs/steering/refresh-steering.ts';
import { switchOn } from '../../../src/jobs/steering/switch-steering.ts';
import type { Ports } from '../../../src/ports.ts';
import type { Result } from '../../../src/result.ts';
import { openOffice } from '../../hand-edits/office.ts';
import { copyTab, extent, type Stored } from '../../ports/memory-book.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';

const JOBS: Readonly<Record<string, (ports: Ports) => Result<unknown>>> = {
  'the check of the workbook': reconcile,
  scores: scoreAll,
  'the morning': morning,
  'the dashboard': refreshDashboard,
  'an interaction': (ports) =>
    logInteraction(ports, {
      contactId: 'CT-NADIA1',
      type: 'Appel',
      result: 'Réponse positive',
      summary: '',
      nextAction: '',
      dueOn: '',
      seen: { nextAction: 'Rappeler Nadia Cherif', dueOn: '2026-06-15' },
      day: '2026-06-16',
      subject: '',
      opportunityId: '',
      minutes: null,
      document: '',
      duplicate: 'add',
    }),
};

/** The filled part of a tab, changed in place. */
type Damage = (ports: MemoryPorts, table: Table) => void;

const inRows =
  (change: (cell: Stored, row: number, column: number) => Stored): Damage =>
  ({ book }, { tab }) => {
    const rows = book.rows(tab);
    const { lastColumn } = extent(book.get(tab));
    rows.slice(1).forEach((line, i) => {
      for (let j = 0; j < lastColumn; j += 1) book.put(tab, i + 2, j + 1, [[change(line[j] ?? '', i, j)]]);
    });
  };

const inHeader =
  (change: (header: string, index: number) => string): Damage =>
  ({ book }, { tab }) => {
    const [top = []] = book.rows(tab);
    book.put(tab, 1, 1, [top.map((cell, index) => change(String(cell), index))]);
  };

const DAMAGES: Readonly<Record<string, Damage>> = {
  'the first column moved to the end': ({ book }, { tab }) => book.moveColumn(tab, 1, extent(book.get(tab)).lastColumn),
  'columns in reverse order': ({ book }, { tab }) => {
    const { lastColumn } = extent(book.get(tab));
    for (let at = 2; at <= lastColumn; at += 1) book.moveColumn(tab, at, 1);
  },
  'a header renamed to an alias': (ports, table) => {
    const column = table.columns.find(({ aliases }) => aliases !== undefined);
    inHeader((header) => (header === column?.header ? (column.aliases?.[0] ?? header) : header))(ports, table);
  },
  'a header renamed to something else': inHeader((header, index) => (index === 1 ? 'Zut' : header)),
  'the last header renamed': ({ book }, { tab }) => book.put(tab, 1, extent(book.get(tab)).lastColumn, [['Zut']]),
  'a header wiped': inHeader((header, index) => (index === 2 ? '' : header)),
  'all headers wiped': inHeader(() => ''),
  'headers with spaces around, in capitals': inHeader((header) => `  ${header.toUpperCase()} `),
  'a column copied': ({ book }, { tab }) => {
    const { lastColumn } = extent(book.get(tab));
    book.rows(tab).forEach((line, i) => {
      book.put(tab, i + 1, lastColumn + 1, [[line[1] ?? '']]);
    });
  },
  'the identifiers’ column deleted': ({ book }, { tab }) => book.deleteColumn(tab, 1),
  'a column deleted': ({ book }, { tab }) => book.deleteColumn(tab, 4),
  'columns of the team’s own between': ({ book }, { tab }) => {
    book.insertColumns(tab, 2, 2);
    book.put(tab, 1, 2, [['À nous', 'Encore à nous']]);
  },
  'the tab deleted': ({ book }, { tab }) => book.deleteTab(tab),
  'the tab renamed': ({ book }, { tab }) => {
    book.get(tab).name = `${tab} (ancien)`;
  },
  'the tab in two': ({ book }, table) => {
    book.get(table.tab).name = table.tab.toLowerCase();
    book.add(
      table.tab
        .replace(/_/g, ' ')
        .toLowerCase()
        .replace(/^./, (letter) => letter.toUpperCase()),
    );
  },
  'the tab emptied': ({ book }, { tab }) => {
    const { name } = book.get(tab);
    book.deleteTab(tab);
    book.add(name);
  },
  'the header’s row deleted': ({ book }, { tab }) => book.deleteRow(tab, 1),
  'a row above the header': ({ book }, { tab }) => book.insertRows(tab, 1),
  'all rows deleted': ({ book }, { tab }) => {
    for (let row = extent(book.get(tab)).lastRow; row > 1; row -= 1) book.deleteRow(tab, row);
  },
  'blank rows between': ({ book }, { tab }) => book.insertRows(tab, 3, 2),
  'numbers everywhere': inRows((cell) => (cell === '' ? '' : 12)),
  'boxes everywhere': inRows((cell) => (cell === '' ? '' : true)),
  'days everywhere': inRows((cell) => (cell === '' ? '' : new Date(2026, 5, 1))),
  'days as text': inRows((cell) => (cell instanceof Date ? '31/02/2026 vers midi' : cell)),
  'errors of formulas': inRows((cell, row) => (cell !== '' && row === 0 ? '#REF!' : cell)),
  'errors of formulas everywhere': inRows((cell) => (cell === '' ? '' : '#N/A')),
  'fifty thousand letters in each cell of a row': inRows((cell, row) =>
    row === 0 && typeof cell === 'string' ? 'é'.repeat(50_000) : cell,
  ),
  'spaces around everything': inRows((cell) => (typeof cell === 'string' && cell !== '' ? `  ${cell}\u00a0 ` : cell)),
  'a row copied over another': ({ book }, { tab }) => {
    const [, first = []] = book.rows(tab);
    book.put(tab, 3, 1, [first]);
  },
  'the same identifier everywhere': inRows((cell, _row, column) => (column === 0 ? 'CT-NADIA1' : cell)),
  'identifiers wiped': inRows((cell, _row, column) => (column === 0 ? '' : cell)),
  'formulas in place of values': inRows((cell, row) => (cell !== '' && row === 0 ? { formula: '=A1' } : cell)),
  'cells merged across': inRows((cell, _row, column) => (column > 0 && column < 4 ? '' : cell)),
  'rows and columns hidden, a filter on': ({ workbook }, { tab }) =>
    workbook.design(tab, { hiddenRows: [{ first: 2, count: 1 }], hiddenColumns: [{ first: 2, count: 2 }] }),
  'rows sorted by another column': ({ book }, { tab }) => book.sort(tab, 2, false),
};

/** Every text of a tab, counted: what may not get lost. */
function textsIn(ports: MemoryPorts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, cells, notes } of ports.book.tabs) {
    if (['TABLEAU_DE_BORD', 'MIROIR'].includes(name)) continue;
    for (const grid of [cells, notes]) {
      for (const line of grid) {
        for (const cell of line)
          if (typeof cell === 'string' && cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const sentence = /^[\p{Lu}«\d][\s\S]*[.!?]$/u;

/** Runs a job, and looks for what is in no cell and no line of JOURNAL any more. */
function expectNothingLost(ports: MemoryPorts, job: string, run: (ports: Ports) => Result<unknown>): void {
  const before = textsIn(ports);
  const done = run(ports);
  if (!done.ok) expect(done.error.message, job).toMatch(sentence);
  const after = textsIn(ports);
  const journal = JSON.stringify(ports.book.find('JOURNAL')?.cells ?? '');
  const lost = [...before.keys()].filter(
    (text) => !after.has(text) && !journal.includes(JSON.stringify(text).slice(1, -1)),
  );
  expect(lost, `lost by ${job}`).toEqual([]);
}

describe.each(TABLES.map((table) => [table.tab, table] as const))('%s damaged by', (_tab, table) => {
  it.each(Object.entries(DAMAGES))('%s', (_name, damage) => {
    for (const [job, run] of Object.entries(JOBS)) {
      const ports = openOffice({ evaluate: () => '#REF!' });
      damage(ports, table);
      expectNothingLost(ports, job, run);
    }
  });
});

describe('VENTES, OBJECTIFS and PLAN_ACTION at once damaged by', () => {
  it.each(Object.entries(DAMAGES))('%s', (_name, damage) => {
    const ports = steeringOffice();
    for (const table of [sales, objectives, actions]) damage(ports, table);
    expectNothingLost(ports, 'steering', refreshSteering);
    expectNothingLost(ports, 'the check of the workbook', reconcile);
  });
});

let steered: MemoryPorts | null = null;

/** A copy of the office once steering is on, with its examples. */
function steeringOffice(): MemoryPorts {
  if (steered === null) {
    steered = openOffice();
    const on = switchOn(steered, { examples: true });
    if (!on.ok) throw new Error(on.error.message);
  }
  const ports = createMemoryPorts({ now: steered.clock.now(), evaluate: () => '#REF!' });
  ports.book.tabs.push(...steered.book.tabs.map(copyTab));
  return ports;
}
