import { describe, expect, it } from 'vitest';
import {
  companies,
  contacts,
  followUps,
  interactions,
  opportunities,
  TABLES,
  tenders,
} from '../../../src/crm/tables/index.ts';
import type { Table, TableKey } from '../../../src/crm/tables/table.ts';
import { DEFAULT_CHOICES } from '../../../src/jobs/install/choices.ts';
import { installPistil } from '../../../src/jobs/install/install-pistil.ts';
import { planInstall } from '../../../src/jobs/install/plan-install.ts';
import type { Cell } from '../../../src/ports.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { MESSY_FILES, type MessyFile } from './messy-files.ts';

const TABLE_OF = { contacts, companies, opportunities, interactions, followUps, tenders } as const satisfies Partial<
  Record<TableKey, Table>
>;

function open({ tabs, hidden = [] }: MessyFile): MemoryPorts {
  const ports = createMemoryPorts({ person: false, now: new Date(2026, 5, 16, 9, 41, 5) });
  for (const [name, rows] of Object.entries(tabs)) {
    ports.book.add(name, rows);
    if (hidden.includes(name)) ports.book.get(name).hidden = true;
  }
  return ports;
}

/** Rows of a tab as a person sees them, by header. */
function shown(ports: MemoryPorts, tab: string): Record<string, Cell>[] {
  const [header = [], ...rows] = ports.book.rows(tab) as Cell[][];
  return rows.map((row) => Object.fromEntries(header.map((title, index) => [String(title), row[index] ?? ''])));
}

function tabOf(ports: MemoryPorts, table: Table): string {
  const names = [table.tab, ...(table.aliases ?? [])].map((name) => name.toLowerCase().replace(/[^\p{L}]/gu, ''));
  const found =
    ports.book.tabs.find(({ name }) => name === table.tab) ??
    ports.book.tabs.find(({ name }) =>
      names.includes(
        name
          .toLowerCase()
          .normalize('NFD')
          .replace(/[^a-z]/gu, ''),
      ),
    );
  return found?.name ?? table.tab;
}

function everything(ports: MemoryPorts): Record<string, unknown> {
  return Object.fromEntries(
    ports.book.tabs.filter(({ name }) => name !== 'JOURNAL').map(({ name }) => [name, ports.book.rows(name)]),
  );
}

describe('taking over a messy file', () => {
  describe.each(MESSY_FILES)('$name', (file) => {
    it('puts every row where it belongs', () => {
      const ports = open(file);
      if (file.leftOut !== undefined) {
        const { takeover } = planInstall(ports, DEFAULT_CHOICES);
        expect(takeover.tabs.filter(({ use }) => use !== 'leave').flatMap(({ leftOut }) => leftOut)).toHaveLength(
          file.leftOut,
        );
      }
      const done = installPistil(ports);
      expect(done).toMatchObject({ ok: true });
      for (const [key, table] of Object.entries(TABLE_OF)) {
        const expected = file[key as keyof typeof TABLE_OF];
        if (!expected) continue;
        expect(shown(ports, tabOf(ports, table)), table.tab).toMatchObject(expected);
      }
    });

    it('keeps every tab as it was, and every text of it', () => {
      const ports = open(file);
      installPistil(ports);
      const kept = new Set(
        ports.book.tabs.flatMap(({ name }) =>
          (ports.book.rows(name) as Cell[][]).map((row) => JSON.stringify(row.filter((cell) => cell !== ''))),
        ),
      );
      for (const rows of Object.values(file.tabs)) {
        for (const row of rows) expect(kept).toContain(JSON.stringify(row.filter((cell) => cell !== '')));
      }
    });

    it('changes nothing the second time', () => {
      const ports = open(file);
      installPistil(ports);
      const before = everything(ports);
      const again = installPistil(ports);
      expect(again).toMatchObject({ ok: true, value: { tabsCreated: [], tabsTakenOver: [] } });
      expect(everything(ports)).toEqual(before);
    });

    it('gives each row an identifier of its own, and leaves no tab of its own making behind', () => {
      const ports = open(file);
      installPistil(ports);
      for (const table of TABLES.filter(({ id }) => id?.prefix !== undefined)) {
        const ids = shown(ports, tabOf(ports, table)).map((row) => row.ID ?? row.Identifiant);
        expect(new Set(ids).size, table.tab).toBe(ids.length);
        expect(ids, table.tab).not.toContain('');
      }
      expect(ports.book.tabs.filter(({ name }) => name.startsWith('Pistil prépare'))).toEqual([]);
    });
  });
});
