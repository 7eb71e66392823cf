import { expect, it } from 'vitest';
import { history, journal, opportunities, tenders } from '../../../src/crm/tables/index.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { floor, openRenewals } from '../../../src/jobs/tenders/open-renewals.ts';
import { recover } from '../../../src/sheet/recover.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const AWARDED = {
  noticeId: '23-41001',
  title: 'Entretien écologique des parcs',
  buyer: 'Ville de Valmarais',
  companyId: 'EN-VALMAR',
  state: 'Attribué',
  winner: 'Butinons ensemble SARL',
  contractEndsOn: new Date(2026, 11, 10),
  url: 'https://www.boamp.fr/pages/avis/?q=idweb:23-41001',
};

/** On Tuesday 16 June 2026: the contract ends in a little less than six months. */
function office(changes: Partial<typeof AWARDED> = {}): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, tenders, [{ ...AWARDED, ...changes }]);
  return ports;
}

function open(ports: MemoryPorts): number {
  const done = openRenewals(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value.opened;
}

const leads = (ports: MemoryPorts) => rowsOf(ports, opportunities).filter(({ id }) => id !== 'OP-PARCS1');

it('a contract that ends in six months makes a lead in the first stage, which says who holds it', () => {
  const ports = office();
  expect(open(ports)).toBe(1);
  expect(leads(ports)).toMatchObject([
    {
      title: 'Renouvellement\u00a0: Entretien écologique des parcs',
      companyId: 'EN-VALMAR',
      channel: 'BOAMP',
      stage: 'Lead',
      closesOn: new Date(2026, 11, 10),
      notes: 'Renouvellement du marché 23-41001, fin le 10/12/2026 (titulaire\u00a0: Butinons ensemble SARL).',
    },
  ]);
  expect(rowsOf(ports, history)).toHaveLength(1);
});

it('a lead that was undone from the journal does not come back: its contract is set aside', () => {
  const ports = office();
  open(ports);
  const operation = String(rowsOf(ports, journal).at(-1)?.operation);
  expect(undoOperation(ports, { operation })).toMatchObject({ ok: true });
  expect(leads(ports)).toEqual([]);
  expect(rowsOf(ports, tenders)).toMatchObject([{ decision: 'Écarté' }]);
  expect(open(ports)).toBe(0);
});

it('it is made once, whatever the number of nights and however the team renames it', () => {
  const ports = office();
  open(ports);
  changeRow(ports, opportunities, String(leads(ports)[0]?.id), { title: 'Parcs de Valmarais, suite', stage: 'Perdu' });
  expect(open(ports)).toBe(0);
  changeRow(ports, opportunities, String(leads(ports)[0]?.id), { notes: 'Perdu cette fois encore.' });
  expect(open(ports)).toBe(0);
});

it.each([
  ['ends later', { contractEndsOn: new Date(2026, 11, 17) }],
  ['has ended', { contractEndsOn: new Date(2026, 5, 15) }],
  ['was cancelled', { state: 'Annulé' }],
])('a contract that %s makes none', (_what, changes) => {
  expect(open(office(changes))).toBe(0);
});

it('a call that the team has set aside makes none', () => {
  const ports = office();
  changeRow(ports, tenders, '23-41001', { decision: 'Écarté' });
  expect(open(ports)).toBe(0);
});

it('a run that dies before any call is completed by the next one', () => {
  const whole = office();
  whole.gate.reset();
  open(whole);
  const calls = whole.gate.calls.length;
  for (let at = 1; at <= calls; at += 1) {
    const ports = office();
    ports.gate.reset();
    ports.gate.beforeCall = () => {
      if (ports.gate.calls.length + 1 >= at) throw new Error('cut');
    };
    expect(() => open(ports)).toThrow('cut');
    ports.gate.beforeCall = null;
    ports.world.lock.holder = null;
    expect(recover(ports).ok).toBe(true);
    open(ports);
    expect(leads(ports), `call ${at}`).toHaveLength(1);
    expect(rowsOf(ports, history), `call ${at}`).toHaveLength(1);
  }
});

it('a night without one costs the lock and two reads', () => {
  const ports = office({ contractEndsOn: new Date(2028, 0, 1) });
  ports.gate.reset();
  open(ports);
  // To give the lock back is free.
  expect(ports.gate.calls.filter(({ kind }) => kind !== 'free')).toHaveLength(floor.lock - 1 + floor.read);
});
