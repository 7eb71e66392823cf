import { describe, expect, test } from 'vitest';
import { contacts } from '../../../src/crm/tables/index.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { listSegment } from '../../../src/jobs/segments/list-segment.ts';
import { loadSegments } from '../../../src/jobs/segments/load-segments.ts';
import { deleteSegment, saveSegment } from '../../../src/jobs/segments/save-segment.ts';
import { writeSegmentTab } from '../../../src/jobs/segments/write-segment-tab.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, smallCrm } from '../crm-workbook.ts';
import { storyWorkbook } from '../installed-workbook.ts';

const plain = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ');

function look(ports: MemoryPorts) {
  const page = loadSegments(ports);
  if (!page.ok) throw new Error(page.error.message);
  return page.value;
}

const ANYBODY = {
  criteria: [{ field: 'score', except: false, test: { kind: 'between', least: 0, most: null } }],
} as const;

function save(ports: MemoryPorts, name: string, previous = '') {
  return saveSegment(ports, { name, previous, ...ANYBODY });
}

describe('segments of the team', () => {
  test('come with their counts, in five reads, whatever their number', () => {
    const ports = storyWorkbook();
    ports.gate.reset();
    const { segments, fields } = look(ports);
    expect(ports.gate.weighted()).toBe(5);
    expect(segments.map(({ name }) => name)).toContain('Collectivités tièdes');
    for (const segment of segments) expect(segment.companies).toBeLessThanOrEqual(segment.contacts);
    expect(segments.some(({ contacts: count }) => count > 0)).toBe(true);
    expect(fields.find(({ name }) => name === 'Étape')?.values).toContain('Négociation');
  });

  test('an open amount is counted once, though two people share the deal', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [
      person({
        id: 'CT-BASTI1',
        firstName: 'Bastien',
        lastName: 'Royer',
        company: 'Ville de Valmarais',
        companyId: 'EN-VALMAR',
        score: 82,
      }),
    ]);
    const parcs = ports.book.rows('OPPORTUNITES')[0]?.indexOf('Montant HT') ?? 0;
    ports.book.put('OPPORTUNITES', 2, parcs + 1, [[48_000]]);
    expect(listSegment(ports, ANYBODY)).toMatchObject({
      ok: true,
      value: { contacts: 3, companies: 2, amount: 48_000 },
    });
  });

  test('leave out who objected, and say how many', () => {
    const ports = smallCrm();
    expect(listSegment(ports, { criteria: [] })).toMatchObject({ ok: true, value: { contacts: 2, opposed: 1 } });
  });

  test('are saved as a readable row, renamed, taken away, and each of it undone', () => {
    const ports = smallCrm();
    const rows = () => ports.book.rows('PARAMETRES').filter(([group]) => group === 'Segments');
    const before = rows();
    const saved = save(ports, 'Tous les notés');
    expect(rows().map(([, name, value]) => [name, plain(value)])).toContainEqual(['Tous les notés', 'Score ≥ 0']);
    expect(save(ports, 'tous les notes')).toMatchObject({ ok: false, error: { code: 'segment.taken', field: 'name' } });
    save(ports, 'Notés', 'Tous les notés');
    expect(look(ports).segments.map(({ name }) => name)).toContain('Notés');
    expect(look(ports).segments.map(({ name }) => name)).not.toContain('Tous les notés');
    const gone = deleteSegment(ports, { name: 'Notés' });
    expect(rows()).toEqual(before);
    expect(deleteSegment(ports, { name: 'Notés' })).toMatchObject({ ok: false, error: { code: 'segment.gone' } });
    undoOperation(ports, { operation: gone.ok ? gone.value.operation : '' });
    expect(look(ports).segments.map(({ name }) => name)).toContain('Notés');
    expect(saved).toMatchObject({ ok: true });
  });

  test('taken away to the last, stay away', () => {
    const ports = smallCrm();
    for (const { name } of look(ports).segments) deleteSegment(ports, { name });
    expect(look(ports).segments).toEqual([]);
  });

  test('a row that nobody can read is told, and left as it is', () => {
    const ports = smallCrm();
    const row = ports.book.rows('PARAMETRES').findIndex(([group]) => group === 'Segments') + 1;
    ports.book.type('PARAMETRES', row, 3, 'Couleur = bleu');
    expect(look(ports).problems.join()).toContain('« Couleur = bleu »'.replace(/ (?=»)|(?<=«) /g, '\u00a0'));
    expect(ports.book.rows('PARAMETRES')[row - 1]?.[2]).toBe('Couleur = bleu');
  });
});

describe('the tab of a segment', () => {
  const tab = 'SEGMENT Notés';

  function made(): MemoryPorts {
    const ports = smallCrm();
    save(ports, 'Notés');
    expect(writeSegmentTab(ports, { name: 'Notés' })).toMatchObject({ ok: true, value: { tab } });
    return ports;
  }

  test('says what it is and when, then lists people; an opponent is counted and absent', () => {
    const ports = made();
    const [title, header, ...rows] = ports.book.rows(tab);
    expect(plain(title?.[0])).toBe('Notés : 2 contacts le 16/06/2026 à 10 h 42.');
    expect(header?.slice(0, 6)).toEqual(['ID', 'Civilité', 'Prénom', 'Nom', 'Entreprise', 'Email']);
    expect(rows.map((row) => row[3])).toEqual(['Vasseur', 'Cherif']);
    expect(ports.book.shown).toBe(tab);
  });

  test('made again, keeps what the team has typed beside each person, wherever the person has gone', () => {
    const ports = made();
    const width = ports.book.rows(tab)[1]?.length ?? 0;
    ports.book.put(tab, 2, width + 1, [['Vœux 2027'], ['envoyés'], ['']]);
    addRows(ports, contacts, [person({ id: 'CT-AAAAA1', firstName: 'Ana', lastName: 'Aubry', score: 90 })]);
    ports.book.sort('CONTACTS', 1);
    writeSegmentTab(ports, { name: 'Notés' });
    const rows = ports.book.rows(tab);
    expect(rows[1]?.[width]).toBe('Vœux 2027');
    expect(rows.find((row) => row[3] === 'Vasseur')?.[width]).toBe('envoyés');
    expect(rows.find((row) => row[3] === 'Aubry')?.[width]).toBe('');
  });

  test('a person who has left the segment stays below when something was typed beside it', () => {
    const ports = made();
    const width = ports.book.rows(tab)[1]?.length ?? 0;
    ports.book.put(tab, 2, width + 1, [['Vœux 2027'], ['envoyés']]);
    const line = ports.book.rows('CONTACTS').findIndex((row) => row.includes('CT-CLAIRE')) + 1;
    const score = (ports.book.rows('CONTACTS')[0] ?? []).indexOf('Score ICP') + 1;
    ports.book.put('CONTACTS', line, score, [['']]);
    writeSegmentTab(ports, { name: 'Notés' });
    const last = ports.book.rows(tab).pop();
    expect([last?.[3], last?.[12], last?.[width]]).toEqual(['Vasseur', 'Hors du segment', 'envoyés']);
  });

  test('costs the same whatever the number of people', () => {
    const ports = smallCrm();
    save(ports, 'Notés');
    addRows(
      ports,
      contacts,
      Array.from({ length: 1000 }, (_, index) =>
        person({ id: `CT-N${index}`, lastName: `Nom ${index}`, score: index % 100 }),
      ),
    );
    writeSegmentTab(ports, { name: 'Notés' });
    ports.gate.reset();
    writeSegmentTab(ports, { name: 'Notés' });
    expect(ports.gate.weighted()).toBe(10);
  });

  test('a segment that holds nobody makes no tab, and one that is gone is said to be', () => {
    const ports = smallCrm();
    saveSegment(ports, {
      name: 'Personne',
      previous: '',
      criteria: [{ field: 'size', except: false, test: { kind: 'between', least: 9e9, most: null } }],
    });
    expect(writeSegmentTab(ports, { name: 'Personne' })).toMatchObject({ ok: false, error: { code: 'segment.empty' } });
    expect(writeSegmentTab(ports, { name: 'Inconnu' })).toMatchObject({ ok: false, error: { code: 'segment.gone' } });
    expect(ports.book.find('SEGMENT Personne')).toBeUndefined();
  });
});
