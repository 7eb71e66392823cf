import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companies, contacts, STEERING_TABLES } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import { findTab } from '../../src/sheet/header.ts';
import { pack, unpack } from '../../src/sheet/mirror/packed-text.ts';
import {
  lastJournalRow,
  MIRRORED,
  type MirrorMemory,
  readMirror,
  writeMemory,
  writeMirror,
} from '../../src/sheet/mirror.ts';
import { type FullImage, readImage } from '../../src/sheet/table-image.ts';
import { smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';

/** Nobody has switched steering on here. */
const PRESENT = MIRRORED.filter((table) => !STEERING_TABLES.includes(table));

const NOTHING: MirrorMemory = { missing: [], accepted: [] };

function imageOf(ports: MemoryPorts, table: Table): FullImage {
  const tab = findTab(ports.workbook, table);
  const image = tab.ok ? readImage(ports, table, tab.value) : tab;
  if (!image.ok) throw new Error(image.error.message);
  return image.value;
}

function keep(ports: MemoryPorts, memory: MirrorMemory = NOTHING): boolean {
  const images = PRESENT.map((table) => imageOf(ports, table));
  return writeMirror(
    ports,
    { takenAt: ports.clock.now(), journalRow: lastJournalRow(ports), images, memory },
    readMirror(ports),
  );
}

describe('the mirror', () => {
  it('gives every row back as it stood, by its identifier, columns of the team included', () => {
    const ports = smallCrm();
    const place = contacts.columns.length + 1;
    ports.book.put('CONTACTS', 1, place, [['Couleur préférée'], ['vert 🐝'], ['=1+1']]);
    keep(ports);
    const rows = readMirror(ports)?.rows(contacts);
    expect(rows?.size).toBe(3);
    expect(rows?.get('CT-CLAIRE')).toMatchObject({
      lastName: 'Vasseur',
      lastInteraction: new Date(2026, 4, 26),
      score: 82,
      optedOut: false,
      '?Couleur préférée': 'vert 🐝',
    });
    expect(rows?.get('CT-PAUL00')).toMatchObject({ optedOut: true });
    expect(readMirror(ports)?.takenAt).toEqual(ports.clock.now());
  });

  it('takes one call to write and one to read, and hides its tab', () => {
    const ports = smallCrm();
    const images = PRESENT.map((table) => imageOf(ports, table));
    ports.gate.reset();
    writeMirror(ports, { takenAt: ports.clock.now(), journalRow: 1, images, memory: NOTHING }, null);
    expect(ports.gate.weighted()).toBe(1);
    expect(ports.workbook.tab('MIROIR')?.hidden).toBe(true);
    ports.gate.reset();
    readMirror(ports);
    expect(ports.gate.weighted()).toBe(1);
  });

  it('remembers the rows that are gone, and those whose deletion was accepted', () => {
    const ports = smallCrm();
    const memory: MirrorMemory = {
      missing: [
        { table: companies, id: 'EN-GONE00', cells: { id: 'EN-GONE00', name: 'Orève' }, seenAt: new Date(2026, 5, 2) },
      ],
      accepted: [{ table: contacts, id: 'CT-GONE00', name: 'Odile Perrin' }],
    };
    keep(ports, memory);
    expect(readMirror(ports)?.memory).toEqual(memory);
  });

  it('is written again on another day only, or when something has changed', () => {
    const ports = smallCrm();
    expect(keep(ports)).toBe(true);
    expect(keep(ports)).toBe(false);
    ports.book.type('CONTACTS', 2, 3, 'Vasseur-Lebrun');
    expect(keep(ports)).toBe(true);
    ports.clock.sleep(24 * 3_600_000);
    expect(keep(ports)).toBe(true);
  });

  it('changes what it remembers without touching the rows', () => {
    const ports = smallCrm();
    keep(ports);
    const mirror = readMirror(ports);
    if (!mirror) throw new Error('no mirror');
    const accepted = [{ table: contacts, id: 'CT-GONE00', name: 'Odile Perrin' }];
    writeMemory(ports, mirror, { missing: [], accepted });
    const after = readMirror(ports);
    expect(after?.memory).toEqual({ missing: [], accepted });
    expect(after?.rows(contacts)).toEqual(mirror.rows(contacts));
  });

  it('shrinks without leaving anything of the former one', () => {
    const ports = smallCrm();
    const noise = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 4_000 }, (__, j) => String.fromCharCode(33 + ((i * 7_919 + j * j * 31 + j) % 90))).join(''),
    );
    ports.book.put(
      'CONTACTS',
      2,
      contacts.columns.findIndex(({ key }) => key === 'notes') + 1,
      noise.slice(0, 3).map((text) => [text]),
    );
    keep(ports);
    ports.book.put('CONTACTS', 2, contacts.columns.findIndex(({ key }) => key === 'notes') + 1, [[''], [''], ['']]);
    keep(ports);
    expect(readMirror(ports)?.rows(contacts).get('CT-CLAIRE')?.notes).toBeUndefined();
  });

  it('is not believed once somebody has touched a cell of it', () => {
    const ports = smallCrm();
    expect(readMirror(ports)).toBeNull();
    keep(ports);
    const grid = ports.book.rows('MIROIR').map((line) => [...line]);
    grid.forEach((line, i) => {
      line.forEach((cell, j) => {
        if (cell === '') return;
        for (const damaged of ['', 'x', 12, `${cell}A`, String(cell).slice(1)]) {
          ports.book.put('MIROIR', i + 1, j + 1, [[damaged]]);
          expect(readMirror(ports), `${i + 1}/${j + 1}`).toBeNull();
        }
        ports.book.put('MIROIR', i + 1, j + 1, [[cell]]);
      });
    });
    expect(readMirror(ports)).not.toBeNull();
    ports.book.sort('MIROIR', 1, false);
    ports.book.deleteTab('MIROIR');
    expect(readMirror(ports)).toBeNull();
  });
});

describe('texts that any cell may hold', () => {
  const { compressor } = smallCrm();

  it('come back whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unpack(compressor, pack(compressor, text))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
