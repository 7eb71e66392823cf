import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handle, methods } from '../src/rpc/index.ts';
import { interactionRows, smallCrm } from './jobs/crm-workbook.ts';

const CALL = {
  contactId: 'CT-CLAIRE',
  type: 'Appel',
  result: '',
  summary: '',
  nextAction: '',
  dueOn: '',
  seen: { nextAction: '', dueOn: '' },
  day: '2026-06-16',
  subject: '',
  opportunityId: '',
  minutes: null,
  document: '',
  duplicate: 'refuse',
};

const failureOf = (input: object) => {
  const ports = smallCrm();
  const answer = handle(ports, 'interactions.log', { ...CALL, ...input });
  expect(interactionRows(ports)).toEqual([]);
  return answer.ok ? null : answer.error;
};

describe('what a page may ask', () => {
  test.each(Object.keys(methods))('« %s » is named table.verb, and refuses what is no request', (name) => {
    expect(name).toMatch(/^[a-z-]+[.][a-z-]+$/);
    const ports = smallCrm();
    ports.gate.reset();
    for (const input of [null, 'x', { surplus: 1 }, []]) {
      expect(handle(ports, name, input)).toMatchObject({ ok: false, error: { code: 'rpc.input' } });
    }
    expect(ports.gate.calls).toEqual([]);
  });

  test.each(['', 'interactions', 'toString', '__proto__', 'constructor', 'interactions.log '])(
    'refuses the unknown method « %s »',
    (name) => {
      const ports = smallCrm();
      ports.gate.reset();
      expect(handle(ports, name, CALL)).toMatchObject({ ok: false, error: { code: 'rpc.unknown' } });
      expect(ports.gate.calls).toEqual([]);
    },
  );

  test.each([
    [{ contactId: '' }, 'contactId', 'Choisissez un contact dans la liste, ou créez-le.'],
    [{ type: 'Pigeon' }, 'type', 'Choisissez un type d’interaction.'],
    [{ result: 'Peut-être' }, 'result', 'Choisissez un résultat de la liste.'],
    [{ day: '2026-02-30' }, 'day', 'Cette date n’existe pas\u00a0: choisissez-en une autre.'],
    [{ dueOn: '19/06/2026' }, 'dueOn', 'Cette date n’existe pas\u00a0: choisissez-en une autre.'],
    [{ minutes: 0 }, 'minutes', 'La durée est d’au moins une minute.'],
    [{ minutes: 12.5 }, 'minutes', 'La durée est un nombre de minutes.'],
    [{ minutes: '30' }, 'minutes', 'La durée est un nombre de minutes.'],
    [{ document: 'javascript:alert(1)' }, 'document', /https:/],
    [{ summary: 'x'.repeat(10_001) }, 'summary', /10\u00a0000 caractères/],
    [{ summary: 42 }, 'summary', 'Un texte est attendu.'],
  ])('says in French which field of %j is wrong', (input, field, message) => {
    expect(failureOf(input)).toEqual({
      code: 'rpc.input',
      field,
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    });
  });

  test('refuses a field that it does not know, and a demand that is no object', () => {
    expect(failureOf({ admin: true })?.message).toContain('illisible');
    for (const input of [null, undefined, 'x', 3, []]) {
      expect(handle(smallCrm(), 'interactions.log', input)).toMatchObject({ ok: false, error: { code: 'rpc.input' } });
    }
  });

  test('answers in plain JSON, whatever is asked, and never throws', () => {
    const ports = smallCrm();
    const names = fc.constantFrom(...Object.keys(methods));
    const inputs = fc.oneof(
      fc.anything(),
      fc.record({ query: fc.string() }),
      fc.record({ contactId: fc.constantFrom('CT-CLAIRE', 'CT-GONE00'), company: fc.string() }),
      fc.record({ operation: fc.string() }),
      fc.record({ firstName: fc.string(), lastName: fc.string(), company: fc.string(), email: fc.string() }),
    );
    fc.assert(
      fc.property(names, inputs, (name, input) => {
        const answer = handle(ports, name, input);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 1_000 },
    );
  });
});
