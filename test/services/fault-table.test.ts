/**
 * Each API, each way in which it has been seen to fail, from the first, the middle or the last call of a whole job on: the job ends
 * by itself and says one thing in French; nothing is lost and nothing doubled, since the next good night ends where a
 * night without a fault ends; no key shows up anywhere.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { spoil } from '../../local/services/misbehaviour.ts';
import { MISBEHAVIOURS, type Misbehaviour } from '../../local/services/misbehaviours.ts';
import { journal } from '../../src/crm/tables/index.ts';
import { openSlice } from '../../src/jobs/engine/slice.ts';
import type { HttpAnswer, HttpRequest } from '../../src/ports.ts';
import { rowsOf } from '../jobs/crm-workbook.ts';
import { serviceRequest } from '../jobs/enrichment/directories.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { SCENARIOS, type Scenario, SECRETS } from './fault-scenarios.ts';

/** Nights after the bad one, all good. */
const GOOD_NIGHTS = 3;

const PLACES = ['first', 'middle', 'last'] as const;

interface Lived {
  readonly ports: MemoryPorts;
  readonly state: unknown;
  /** Requests of the bad night to the API. */
  readonly asked: number;
  readonly said: string;
}

/** A night, then good ones. @param from the first request of the bad night that fails; `null`: none */
function live(scenario: Scenario, how: Misbehaviour | null, from: number | null): Lived {
  const { ports, services } = scenario.prepare();
  let asked = 0;
  let bad = true;
  ports.http.answer = (request: HttpRequest): HttpAnswer => {
    const { host } = new URL(request.url);
    const service = services[host];
    if (service === undefined) throw new Error(`nobody answers for ${host}`);
    if (!bad || !scenario.hosts.includes(host)) return service.answer(serviceRequest(request));
    asked += 1;
    if (how === null || from === null || asked < from) return service.answer(serviceRequest(request));
    if (how === 'dns' || how === 'timeout') return { status: 0, reason: how };
    return spoil(how, service, serviceRequest(request));
  };
  const night = (): string => {
    const done = scenario.job(ports, openSlice(ports.clock));
    return done.ok ? done.value.summary : done.error.message;
  };
  const said = night();
  bad = false;
  for (let count = 0; count < GOOD_NIGHTS; count += 1) {
    ports.clock.sleep(86_400_000);
    night();
  }
  return { ports, state: scenario.state(ports), asked, said };
}

let cases = 0;

describe.each(SCENARIOS)('$api', (scenario) => {
  const faultless = live(scenario, null, null);

  test('a night without a fault asks several times, and the next ones change nothing', () => {
    expect(faultless.asked).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(faultless.state).length).toBeGreaterThan(100);
  });

  test.each(MISBEHAVIOURS.flatMap((how) => PLACES.map((place) => [how, place] as const)))(
    '%s from the %s call on',
    (how, place) => {
      cases += 1;
      const from = { first: 1, middle: Math.ceil((faultless.asked + 1) / 2), last: faultless.asked }[place];
      const lived = live(scenario, how, from);
      if (scenario.refusals?.includes(how)) {
        expect(JSON.stringify(lived.state).replace(/Abandonné/g, 'Envoyé')).toEqual(JSON.stringify(faultless.state));
      } else {
        expect(lived.state).toEqual(faultless.state);
      }
      expect(lived.said).toMatch(/^(?:|[A-ZÀÉÊ0-9].*[.!?…])$/s);
      expect(lived.said).not.toMatch(/undefined|null|\[object|Error/);
      const told = JSON.stringify([lived.said, rowsOf(lived.ports, journal), lived.ports.log]);
      for (const key of Object.values(SECRETS)) expect(told).not.toContain(key);
    },
  );
});

afterAll(() => {
  expect(cases).toBeGreaterThanOrEqual(180);
});
