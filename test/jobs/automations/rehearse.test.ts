import { describe, expect, test } from 'vitest';
import { companies, TABLES } from '../../../src/crm/tables/index.ts';
import { AUTOMATIONS } from '../../../src/jobs/automations/automations.ts';
import { rehearse } from '../../../src/jobs/automations/rehearse.ts';
import { listAutomations, previewAutomation, runAutomation } from '../../../src/jobs/automations/run-automation.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { changeRow, smallCrm } from '../crm-workbook.ts';

const PREVIEWED = AUTOMATIONS.filter(({ preview }) => preview).map(({ action }) => action);

/** Nobody answers on the network. */
function offline(): MemoryPorts {
  const ports = smallCrm();
  ports.http.answer = () => ({ status: 0, reason: 'dns' });
  return ports;
}

function stateOf(ports: MemoryPorts): string {
  return JSON.stringify([
    TABLES.map(({ tab }) => [ports.book.rows(tab), ports.book.get(tab).notes]),
    [...ports.world.store],
    ports.mailer.mails,
    ports.world.lock.holder,
  ]);
}

describe('a dry run', () => {
  test('tells each row by its name, with its cells before and after', () => {
    const ports = smallCrm();
    changeRow(ports, companies, 'EN-VALMAR', { size: 12_400 });
    const preview = previewAutomation(ports, { action: 'companies.score' });
    if (!preview.ok) throw new Error(preview.error.message);
    const town = preview.value.rows.find(({ name }) => name === 'Ville de Valmarais');
    expect(town).toMatchObject({ kind: 'update', tab: 'ENTREPRISES', id: 'EN-VALMAR' });
    expect(town?.cells.map(({ column, before, after }) => [column, before, after])).toContainEqual([
      'Score ICP',
      '',
      '34',
    ]);
    expect(preview.value.summary).toContain('2\u00a0entreprises notées');
  });

  test.each(PREVIEWED)('of %s leaves no trace: no cell, no note, no memory, no mail', (action) => {
    const ports = offline();
    const before = stateOf(ports);
    previewAutomation(ports, { action });
    expect(stateOf(ports)).toBe(before);
  });

  test('never holds a key, nor lets anything write past the one way', () => {
    const ports = smallCrm();
    ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
    const seen: unknown[] = [];
    expect(() =>
      rehearse(ports, (own) => {
        seen.push(own.secrets.get('claude'));
        own.workbook.write('CONTACTS', 2, 1, [['écrasé']]);
        return { ok: true, value: { summary: '' } };
      }),
    ).toThrow('a dry run writes nothing');
    expect(seen).toEqual([null]);
  });

  test('foretells what the run then does', () => {
    const ports = smallCrm();
    changeRow(ports, companies, 'EN-VALMAR', { size: 12_400 });
    const preview = previewAutomation(ports, { action: 'companies.score' });
    scoreAll(ports);
    const again = previewAutomation(ports, { action: 'companies.score' });
    expect(preview.ok && preview.value.total).toBeGreaterThan(0);
    expect(again).toMatchObject({ ok: true, value: { total: 0, rows: [] } });
  });

  test('is refused to what also keeps Pistil in order, and to what does not exist', () => {
    const ports = smallCrm();
    expect(previewAutomation(ports, { action: 'reconcile' })).toMatchObject({
      ok: false,
      error: { code: 'automation.no-preview' },
    });
    expect(previewAutomation(ports, { action: 'nope' })).toMatchObject({
      ok: false,
      error: { code: 'automation.unknown' },
    });
    expect(runAutomation(ports, { action: 'migrate' })).toMatchObject({
      ok: false,
      error: { code: 'automation.unknown' },
    });
  });
});

describe('an automation started by hand', () => {
  test('counts as its last run', () => {
    const ports = smallCrm();
    runAutomation(ports, { action: 'companies.score' });
    const listed = listAutomations(ports);
    expect(listed.ok && listed.value.find(({ action }) => action === 'companies.score')).toMatchObject({
      name: 'Scores',
      state: 'ok',
      said: expect.stringMatching(/^Ce matin à 10\sh\s42\. 2\sentreprises notées/),
    });
  });
});
