import { describe, expect, test } from 'vitest';
import { opportunities } from '../../../src/crm/tables/index.ts';
import { exportPerson, floor as personFloor } from '../../../src/jobs/exports/export-person.ts';
import { exportTable, floor as tableFloor } from '../../../src/jobs/exports/export-table.ts';
import { exportWorkbook, floor as workbookFloor } from '../../../src/jobs/exports/export-workbook.ts';
import { loadExports, floor as openFloor } from '../../../src/jobs/exports/load-exports.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import type { Result } from '../../../src/result.ts';
import { addRows, smallCrm } from '../crm-workbook.ts';

function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('the page that exports', () => {
  test('offers every table and every saved segment, in one read', () => {
    const ports = smallCrm();
    ports.gate.reset();
    const { tables, segments } = answerOf(loadExports(ports));
    expect(ports.gate.weighted()).toBe(openFloor.read);
    expect(tables.map(({ tab }) => tab)).toContain('OPPORTUNITES');
    expect(segments).toContain('Collectivités tièdes');
  });
});

describe('a table that goes out', () => {
  test('leaves out who objected, and says how many', () => {
    const ports = smallCrm();
    ports.gate.reset();
    const { headers, rows, opposed } = answerOf(
      exportTable(ports, { table: 'contacts', segment: '', everybody: false }),
    );
    expect(ports.gate.weighted()).toBe(tableFloor.read);
    expect(opposed).toBe(1);
    expect(rows.map((row) => row[headers.indexOf('Nom')])).toEqual(['Vasseur', 'Cherif']);
    expect(headers).not.toContain('Libellé');
  });

  test('keeps them in a copy, their objection with them', () => {
    const { headers, rows, opposed } = answerOf(
      exportTable(smallCrm(), { table: 'contacts', segment: '', everybody: true }),
    );
    expect(opposed).toBe(0);
    expect(rows.at(-1)?.[headers.indexOf('Opposition')]).toBe('Oui');
  });

  test('is written the French way: decimal commas, days, percentages', () => {
    const ports = smallCrm();
    addRows(ports, opportunities, [
      { id: 'OP-AUTRE1', title: 'Audit', amount: 12_500.5, probability: 0.25, closesOn: new Date(2026, 8, 30) },
    ]);
    const { headers, rows } = answerOf(exportTable(ports, { table: 'opportunities', segment: '', everybody: false }));
    const cell = (header: string) => rows.at(-1)?.[headers.indexOf(header)];
    expect([cell('Montant HT'), cell('Probabilité'), cell('Date limite')]).toEqual([
      '12500,5',
      '25\u00a0%',
      '30/09/2026',
    ]);
  });

  test('may be a segment, which fails with a sentence once deleted', () => {
    const segment = 'Collectivités tièdes';
    const { name } = answerOf(exportTable(smallCrm(), { table: 'contacts', segment, everybody: false }));
    expect(name).toBe(segment);
    const gone = exportTable(smallCrm(), { table: 'contacts', segment: 'Oubliés', everybody: false });
    expect(gone).toMatchObject({ ok: false, error: { code: 'segment.gone', field: 'segment' } });
  });
});

describe('the workbook as JSON', () => {
  test('has each table by its tab, its rows by their headers, and no blank', () => {
    const ports = smallCrm();
    ports.gate.reset();
    const { name, text } = answerOf(exportWorkbook(ports));
    expect(ports.gate.weighted()).toBe(workbookFloor.read);
    expect(name).toBe('pistil-2026-06-16.json');
    const book = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
    expect(book.CONTACTS).toHaveLength(3);
    expect(book.CONTACTS?.[0]).toMatchObject({ ID: 'CT-CLAIRE', Nom: 'Vasseur', 'Dernière interaction': '2026-05-26' });
    expect(book.CONTACTS?.[0]).not.toHaveProperty('Mobile');
    expect(book.INTERACTIONS).toEqual([]);
  });
});

describe('the data of a person', () => {
  test.each(['claire.vasseur@valmarais.example', 'CT-CLAIRE', 'Vasseur Claire', ' claire VASSEUR'])(
    'are everything that names « %s », and nobody else',
    (who) => {
      const ports = smallCrm();
      answerOf(
        logInteraction(ports, {
          contactId: 'CT-CLAIRE',
          type: 'Appel',
          result: 'Réponse positive',
          summary: 'Budget voté.',
          nextAction: '',
          dueOn: '',
          seen: { nextAction: '', dueOn: '' },
          day: '2026-06-16',
          subject: '',
          opportunityId: '',
          minutes: null,
          document: '',
          duplicate: 'refuse',
        }),
      );
      ports.gate.reset();
      const { name, text } = answerOf(exportPerson(ports, { who }));
      expect(ports.gate.weighted()).toBe(personFloor.read);
      expect(name).toBe('clairevasseur.json');
      const file = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
      expect(file.INTERACTIONS).toMatchObject([{ Résumé: 'Budget voté.' }]);
      expect(file.OPPORTUNITES).toMatchObject([{ Titre: 'Gestion différenciée des parcs' }]);
      expect(file.ENTREPRISES).toMatchObject([{ Nom: 'Ville de Valmarais' }]);
      expect(text).not.toContain('Cherif');
    },
  );

  test('are asked for by an identifier when two people bear one name', () => {
    const ports = smallCrm();
    expect(exportPerson(ports, { who: 'Inconnue' })).toMatchObject({ ok: false, error: { code: 'person.unknown' } });
    ports.book.put('CONTACTS', 3, 3, [['Vasseur', 'Claire']]);
    expect(exportPerson(ports, { who: 'Claire Vasseur' })).toMatchObject({
      ok: false,
      error: { code: 'person.ambiguous', field: 'who' },
    });
  });
});
