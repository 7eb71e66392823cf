import { describe, expect, test } from 'vitest';
import { logInteraction, type NewInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { recover } from '../../../src/sheet/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { contactRow, historyRows, interactionRows, smallCrm } from '../crm-workbook.ts';

const CALL: NewInteraction = {
  contactId: 'CT-CLAIRE',
  type: 'Appel',
  result: 'Réponse positive',
  summary: 'Budget voté.',
  nextAction: 'Proposer deux dates',
  dueOn: '2026-06-19',
  seen: { nextAction: '', dueOn: '' },
  day: '2026-06-16',
  subject: '',
  opportunityId: '',
  minutes: null,
  document: '',
  duplicate: 'refuse',
};

/** A contact ready to change stage, so that every kind of write takes part. */
function ready(): MemoryPorts {
  const ports = smallCrm();
  ports.book.put('OPPORTUNITES', 2, 8, [[true]]);
  ports.gate.reset();
  return ports;
}

/** What the team sees, identifiers apart. */
function state(ports: MemoryPorts) {
  const withoutId = (row: Record<string, unknown>) => ({ ...row, id: '' });
  return {
    contact: contactRow(ports, 'CT-CLAIRE'),
    interactions: interactionRows(ports).map(withoutId),
    history: historyRows(ports),
  };
}

const untouched = state(ready());
const faultless = ready();
logInteraction(faultless, CALL);
const complete = state(faultless);
const CALLS = faultless.gate.calls.length;

class Killed extends Error {}

/** Runs the save and kills it at its nth service call, before or after the call takes effect. */
function killAt(ports: MemoryPorts, index: number, moment: 'before' | 'after'): void {
  let count = 0;
  const { perform } = ports.gate;
  ports.gate.perform = (call, effect) => {
    count += 1;
    if (count !== index) return perform(call, effect);
    if (moment === 'after') perform(call, effect);
    throw new Killed(call.name);
  };
  try {
    logInteraction(ports, CALL);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  ports.gate.perform = perform;
  // Google frees the locks of a script that dies.
  ports.world.lock.holder = null;
}

describe('a save that dies', () => {
  const cases = Array.from({ length: CALLS }, (_, index) => index + 1).flatMap((index) => [
    { index, moment: 'before' as const },
    { index, moment: 'after' as const },
  ]);

  test.each(cases)('$moment service call $index is whole or nothing after recovery', ({ index, moment }) => {
    const ports = ready();
    killAt(ports, index, moment);
    expect(recover(ports).ok).toBe(true);
    expect([untouched, complete]).toContainEqual(state(ports));
  });

  test.each(cases)('$moment service call $index can be tried again, and is never doubled', ({ index, moment }) => {
    const ports = ready();
    killAt(ports, index, moment);
    recover(ports);
    const again = logInteraction(ports, CALL);
    expect(again.ok || again.error.code === 'interaction.duplicate').toBe(true);
    expect(state(ports)).toEqual(complete);
  });
});
