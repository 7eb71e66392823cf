import { describe, expect, it } from 'vitest';
import { history, opportunities, outbox, TABLES, tenders } from '../../../src/crm/tables/index.ts';
import { deliverEvents } from '../../../src/jobs/announcements/deliver-events.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/ports.ts';
import { killAt } from '../../ports/kill-at.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm, TUESDAY } from '../crm-workbook.ts';

const MAKE = 'https://hook.eu1.make.com/abcdefghijklmnop';
const SLACK = 'https://hooks.slack.com/services/T000/B000/invented';
const SECRET = 'a-secret-of-more-than-thirty-two-characters';

const accepted = (body: string): HttpAnswer => ({ status: 200, headers: {}, body });
const wellBehaved = ({ url }: HttpRequest) => accepted(url === MAKE ? 'Accepted' : 'ok');

/** A workbook whose hooks have been on since that morning: what happened before is not told. */
function hookedCrm(): MemoryPorts {
  const ports = smallCrm();
  ports.world.secrets.set('make', MAKE);
  ports.world.secrets.set('slack', SLACK);
  ports.world.secrets.set('inbound', SECRET);
  ports.http.answer = wellBehaved;
  deliver(ports);
  later(ports, 60);
  return ports;
}

function deliver(ports: MemoryPorts): string {
  const done = deliverEvents(ports, openSlice(ports.clock));
  if (!done.ok) throw new Error(done.error.message);
  return done.value.summary;
}

function later(ports: MemoryPorts, minutes: number): void {
  ports.clock.time = new Date(ports.clock.time.getTime() + minutes * 60_000);
}

/** As the check of the workbook leaves it once somebody has typed « Gagné » in a cell. */
function win(ports: MemoryPorts, index = 0): void {
  const id = `OP-WON00${index.toString(32).toUpperCase()}`;
  addRows(ports, opportunities, [
    { id, title: 'Gestion différenciée des parcs', company: 'Ville de Valmarais', amount: 12_000, stage: 'Gagné' },
  ]);
  addRows(ports, history, [
    { date: ports.clock.now(), subject: 'Opportunité', subjectId: id, from: 'Négociation', to: 'Gagné' },
  ]);
}

const toMake = (ports: MemoryPorts) => ports.http.requests.filter(({ url }) => url === MAKE);
const toSlack = (ports: MemoryPorts) => ports.http.requests.filter(({ url }) => url === SLACK);

describe('events told to Make and Slack', () => {
  it('makes no call but two look-ups without an address, and says so', () => {
    const ports = smallCrm();
    expect(deliver(ports)).toContain('Aucune adresse');
    expect(ports.gate.calls.map(({ name }) => name)).toEqual(['secrets.get', 'secrets.get']);
  });

  it('tells of a won opportunity once, signed for Make, in a sentence for Slack', () => {
    const ports = hookedCrm();
    win(ports);
    expect(deliver(ports)).toMatch(/^1.annonce reçue par Make\./);
    deliver(ports);
    expect(toMake(ports)).toHaveLength(1);
    expect(toSlack(ports)).toHaveLength(1);
    const { id, timestamp, payload, signature } = JSON.parse(toMake(ports)[0]?.body ?? '');
    expect(signature).toBe(ports.signer.hmacSha256(`out.${timestamp}.${id}.${payload}`, SECRET));
    expect(JSON.parse(payload)).toMatchObject({
      event: 'opportunity.won',
      key: id,
      subject: { table: 'OPPORTUNITES', id: 'OP-WON000' },
      facts: { amount: 12_000 },
    });
    expect(JSON.parse(toSlack(ports)[0]?.body ?? '').text).toMatch(/^Opportunité gagnée\u00a0: Gestion.*12\s000/);
    expect(rowsOf(ports, outbox).map(({ status, destination }) => `${destination} ${status}`)).toEqual([
      'Make Envoyé',
      'Slack Envoyé',
    ]);
  });

  it('says nothing of what happened before an address was typed', () => {
    const ports = smallCrm();
    win(ports);
    later(ports, 60);
    ports.world.secrets.set('make', MAKE);
    ports.http.answer = wellBehaved;
    deliver(ports);
    expect(ports.http.requests).toEqual([]);
  });

  it('tells of a tender found and closing soon, where PARAMETRES says so, and calls nobody by its title', () => {
    const ports = hookedCrm();
    const row = { noticeId: '26-90001', title: 'Prairies <!channel>', buyer: 'Valmarais', relevance: 90 };
    addRows(ports, tenders, [{ ...row, state: 'Initial', deadline: new Date(2026, 5, 19), publishedOn: TUESDAY }]);
    deliver(ports);
    expect(toMake(ports).map(({ body }) => JSON.parse(JSON.parse(body ?? '').payload).event)).toEqual([
      'tender.found',
      'tender.urgent',
    ]);
    const text = JSON.parse(toSlack(ports)[0]?.body ?? '').text;
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toContain('<');
  });

  it('goes on trying, later each time, and gives up in the end', () => {
    const ports = hookedCrm();
    win(ports);
    ports.http.answer = () => ({ status: 503, headers: {}, body: '' });
    deliver(ports);
    expect(rowsOf(ports, outbox)[0]).toMatchObject({ status: 'À envoyer', tries: 1 });
    deliver(ports);
    expect(rowsOf(ports, outbox)[0]).toMatchObject({ tries: 1 });
    for (let hour = 0; hour < 24 * 8; hour += 12) {
      later(ports, 12 * 60);
      deliver(ports);
    }
    expect(rowsOf(ports, outbox).map(({ status }) => status)).toEqual(['Abandonné', 'Abandonné']);
  });

  it.each([
    ['Make', 410, 'There is no scenario listening for this webhook.', 'scénario est éteint'],
    ['Slack', 410, 'channel_is_archived', 'archivé'],
  ])('waits without counting tries while %s is switched off', (destination, status, body, said) => {
    const ports = hookedCrm();
    win(ports);
    ports.http.answer = () => ({ status, headers: {}, body });
    deliver(ports);
    const line = rowsOf(ports, outbox).find((row) => row.destination === destination);
    expect(line).toMatchObject({ status: 'À envoyer', tries: 0 });
    expect(line?.answer).toContain(said);
    ports.http.answer = wellBehaved;
    later(ports, 61);
    deliver(ports);
    expect(rowsOf(ports, outbox).find((row) => row.destination === destination)?.status).toBe('Envoyé');
  });

  it('gives up at once what a tool will never take', () => {
    const ports = hookedCrm();
    win(ports);
    ports.http.answer = () => ({ status: 400, headers: {}, body: 'invalid_payload' });
    deliver(ports);
    expect(rowsOf(ports, outbox).every(({ status }) => status === 'Abandonné')).toBe(true);
  });

  it('calls no host but those of Make and Slack', () => {
    const ports = hookedCrm();
    ports.world.secrets.set('make', 'https://hook.eu1.make.com.evil.example/x');
    win(ports);
    deliver(ports);
    expect(ports.http.requests.every(({ url }) => url === SLACK)).toBe(true);
  });

  it('writes the addresses and the secret nowhere', () => {
    const ports = hookedCrm();
    win(ports);
    ports.http.answer = () => ({ status: 400, headers: {}, body: `no ${MAKE}` });
    deliver(ports);
    const written =
      JSON.stringify(TABLES.map(({ tab }) => ports.book.rows(tab))) + JSON.stringify([...ports.world.store]);
    for (const secret of [MAKE, SLACK, SECRET]) expect(written).not.toContain(secret);
  });

  it('sends each event at least once, wherever a run dies, and never with another key', () => {
    const whole = hookedCrm();
    win(whole);
    whole.gate.reset();
    deliver(whole);
    const calls = whole.gate.calls.length;
    expect(calls).toBeGreaterThan(10);
    for (let dies = 0; dies < calls * 2; dies += 1) {
      const ports = hookedCrm();
      win(ports);
      killAt(ports, Math.floor(dies / 2), dies % 2 === 0 ? 'before' : 'after');
      try {
        deliver(ports);
      } catch {
        // Dead: the next run takes over.
      }
      ports.world.lock.holder = null;
      later(ports, 60);
      const next = createMemoryPorts({}, ports.world);
      next.http.answer = wellBehaved;
      deliver(next);
      const keys = new Set([...toMake(ports), ...toMake(next)].map(({ body }) => JSON.parse(body ?? '').id));
      expect(keys.size).toBe(1);
      expect(rowsOf(next, outbox).filter(({ status }) => status === 'Envoyé')).toHaveLength(2);
    }
  });

  it('tells of fifteen events in as many calls as of two', () => {
    const callsFor = (count: number): number => {
      const ports = hookedCrm();
      ports.world.secrets.delete('slack');
      for (let index = 0; index < count; index += 1) win(ports, index);
      ports.gate.reset();
      deliver(ports);
      expect(toMake(ports)).toHaveLength(count);
      return ports.gate.weighted();
    };
    expect(callsFor(15)).toBe(callsFor(2));
  });
});
