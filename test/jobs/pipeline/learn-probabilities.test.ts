import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { history, journal, settings as settingsTable } from '../../../src/crm/tables/index.ts';
import { learnProbabilities } from '../../../src/jobs/pipeline/learn-probabilities.ts';
import { readTable } from '../../../src/sheet/read-table.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm } from '../crm-workbook.ts';

/** Opportunities that went from Lead to Négociation, a third of them signed, a week apart. */
function withPast(count: number): MemoryPorts {
  const ports = smallCrm();
  addRows(
    ports,
    history,
    Array.from({ length: count }, (_, index) => {
      const of = (hour: number, from: string, to: string) => ({
        date: new Date(2025, 0, 1 + 7 * index, hour),
        subject: 'Opportunité',
        subjectId: `OP-${index}`,
        from,
        to,
      });
      return [
        of(9, '', 'Lead'),
        of(10, 'Lead', 'Négociation'),
        of(11, 'Négociation', index % 3 === 0 ? 'Gagné' : 'Perdu'),
      ];
    }).flat(),
  );
  ports.gate.reset();
  return ports;
}

function stagesOf(ports: MemoryPorts) {
  const read = readTable(ports, settingsTable);
  if (!read.ok) throw new Error(read.error.message);
  return parseSettings(read.value.rows.map(({ values }) => values)).settings.stages;
}

describe('learning from the past', () => {
  test('gives each stage its chance, with the number of cases behind it', () => {
    const ports = withPast(60);
    const done = learnProbabilities(ports);
    expect(done.ok && done.value.summary).toMatch(
      /^60\u00a0affaires terminées\. Erreur 0,\d+ avec l’historique, 0,\d+ avec les taux, sur 360\u00a0prévisions/,
    );
    expect(
      stagesOf(ports).map(({ probability, history: cases }) => [Math.round(probability * 100), cases?.finished]),
    ).toEqual([...Array.from({ length: 6 }, () => [33, 60]), [100, undefined], [0, undefined]]);
    expect(rowsOf(ports, journal).at(-1)).toMatchObject({ action: 'probabilities.learn' });
  });

  test('leaves the rates alone as long as too few are finished', () => {
    const ports = withPast(12);
    expect(learnProbabilities(ports)).toMatchObject({
      value: { summary: '12\u00a0affaires terminées\u00a0: les chances de signer restent celles de PARAMETRES.' },
    });
    expect(stagesOf(ports).map(({ probability }) => Math.round(probability * 100))).toEqual([
      5, 15, 20, 35, 50, 75, 100, 0,
    ]);
  });

  test('a second night with nothing new costs two reads and writes nothing', () => {
    const ports = withPast(40);
    learnProbabilities(ports);
    ports.gate.reset();
    learnProbabilities(ports);
    expect(ports.gate.calls.filter(({ kind }) => kind !== 'free').map(({ kind }) => kind)).toEqual(['read', 'read']);
  });

  test('an empty history is no fault', () => {
    const ports = smallCrm();
    const summary = 'Aucune affaire terminée\u00a0: les chances de signer restent celles de PARAMETRES.';
    expect(learnProbabilities(ports)).toEqual({ ok: true, value: { summary } });
  });
});
