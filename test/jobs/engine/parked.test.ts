import { describe, expect, test } from 'vitest';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { workThrough } from '../../../src/jobs/engine/work-through.ts';
import { loadHealth } from '../../../src/jobs/health/load-health.ts';
import { sendReports } from '../../../src/jobs/reports/send-reports.ts';
import { recallWatch, rememberWatch } from '../../../src/jobs/tenders/watch-state.ts';
import { ok } from '../../../src/result.ts';
import { handle } from '../../../src/rpc/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { smallCrm } from '../crm-workbook.ts';

/** One run of a job over these units; those of `broken` can never be done. @returns the units it looked at */
function run(
  ports: MemoryPorts,
  action: string,
  units: readonly string[],
  broken: readonly string[],
  why = 'adresse illisible.',
): string[] {
  const looked: string[] = [];
  const done = workThrough(ports, openSlice(ports.clock), {
    action,
    units,
    keyOf: (unit) => unit,
    batch: 5,
    handle: (batch) => {
      looked.push(...batch);
      return ok(
        batch.map((key) =>
          broken.includes(key)
            ? { key, ok: false as const, reason: `${key}\u00a0: ${why}`, final: true }
            : { key, ok: true as const },
        ),
      );
    },
  });
  if (!done.ok) throw new Error(done.error.message);
  return looked;
}

function parkedIn(ports: MemoryPorts) {
  const health = loadHealth(ports);
  if (!health.ok) throw new Error(health.error.message);
  return health.value.parked;
}

const retry = (ports: MemoryPorts, action: string, key: string) => handle(ports, 'health.retry', { action, key });

describe('what was set aside', () => {
  test('is listed with its reason, whatever job gave it up', () => {
    const ports = smallCrm();
    run(ports, 'companies.enrich', ['EN-VALMAR', 'EN-MELISS'], ['EN-MELISS']);
    ports.clock.sleep(60_000);
    run(ports, 'contacts.verify', ['CT-NADIA1'], ['CT-NADIA1']);
    rememberWatch(ports.store, { since: ports.clock.now(), parked: ['L’avis 26-1 n’a pas pu être évalué.'] });
    expect(parkedIn(ports)).toEqual([
      {
        action: 'contacts.verify',
        key: 'CT-NADIA1',
        name: 'Vérification par Hunter',
        reason: 'CT-NADIA1\u00a0: adresse illisible.',
      },
      {
        action: 'companies.enrich',
        key: 'EN-MELISS',
        name: 'Registres publics',
        reason: 'EN-MELISS\u00a0: adresse illisible.',
      },
      {
        action: 'tenders.watch',
        key: 'L’avis 26-1 n’a pas pu être évalué.',
        name: 'Avis illisible',
        reason: 'L’avis 26-1 n’a pas pu être évalué.',
      },
    ]);
  });

  test('gets another chance by « Réessayer », and leaves the list when it is done', () => {
    const ports = smallCrm();
    run(ports, 'companies.enrich', ['EN-VALMAR', 'EN-MELISS'], ['EN-MELISS']);
    expect(run(ports, 'companies.enrich', ['EN-MELISS'], [])).toEqual([]);
    expect(retry(ports, 'companies.enrich', 'EN-MELISS')).toMatchObject({ ok: true });
    expect(parkedIn(ports)).toEqual([]);
    expect(retry(ports, 'companies.enrich', 'EN-MELISS')).toMatchObject({ ok: false, error: { code: 'parked.gone' } });
    expect(run(ports, 'companies.enrich', ['EN-MELISS'], [])).toEqual(['EN-MELISS']);
  });

  test('comes back to the list when it fails again', () => {
    const ports = smallCrm();
    run(ports, 'companies.enrich', ['EN-MELISS'], ['EN-MELISS']);
    retry(ports, 'companies.enrich', 'EN-MELISS');
    run(ports, 'companies.enrich', ['EN-MELISS'], ['EN-MELISS']);
    expect(parkedIn(ports)).toHaveLength(1);
    ports.clock.sleep(31 * 86_400_000);
    expect(parkedIn(ports)).toEqual([]);
  });

  test('for a notice, the watch reads its ninety days again', () => {
    const ports = smallCrm();
    const reason = 'L’avis 26-1 n’a pas pu être évalué.';
    rememberWatch(ports.store, { since: ports.clock.now(), parked: [reason, 'L’avis 26-2 est illisible.'] });
    expect(retry(ports, 'tenders.watch', reason)).toMatchObject({ ok: true });
    expect(recallWatch(ports.store, ports.clock.now())).toEqual({
      since: null,
      parked: ['L’avis 26-2 est illisible.'],
    });
  });

  test('stays within its property, the newest first', () => {
    const ports = smallCrm();
    const units = Array.from({ length: 60 }, (_, index) => `CT-${index}0000`);
    for (const action of ['companies.enrich', 'contacts.verify', 'drafts.write'])
      run(ports, action, units, units, 'é'.repeat(80));
    expect(parkedIn(ports)).toHaveLength(40);
  });

  test('costs a job that gives nothing up no call', () => {
    const ports = smallCrm();
    ports.gate.reset();
    run(ports, 'companies.enrich', ['EN-VALMAR'], []);
    expect(ports.gate.weighted()).toBe(2);
  });

  test('is in the daily report of the next morning, with how many there are in all', () => {
    const ports = smallCrm({ person: false });
    const line = ports.book.rows('PARAMETRES').findIndex(([, name]) => name === 'Bilan quotidien') + 1;
    ports.book.put('PARAMETRES', line, 3, [['Malik Benali']]);
    run(ports, 'companies.enrich', ['EN-VALMAR'], ['EN-VALMAR']);
    ports.clock.time = new Date(2026, 5, 26, 3, 12);
    run(ports, 'contacts.verify', ['CT-NADIA1'], ['CT-NADIA1']);
    ports.clock.time = new Date(2026, 5, 26, 7, 12);
    sendReports(ports, openSlice(ports.clock));
    const text = ports.mailer.mails
      .map((mail) => mail.text)
      .join('\n')
      .replace(/\u00a0/g, ' ');
    expect(text).toContain('Mis de côté : CT-NADIA1 : adresse illisible.');
    expect(text).toContain('2 lignes sont mises de côté : voyez Pistil > Santé.');
    expect(text).not.toContain('EN-VALMAR');
  });
});
