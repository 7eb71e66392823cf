import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEmail } from '../../src/crm/emails.ts';

test.each([
  [' Claire.Vasseur@Ecully.example ', 'claire.vasseur@ecully.example'],
  ['mailto:mairie@ecully.example', 'mairie@ecully.example'],
  ['Claire Vasseur <claire@ecully.example>', 'claire@ecully.example'],
  ["o'neil+rse@sous.domaine.example", "o'neil+rse@sous.domaine.example"],
  ['', ''],
])('%j is the address %j', (text, address) => {
  expect(readEmail(text)).toEqual({ ok: true, value: address });
});

test.each([
  ['claire.ecully.example', 'Il manque le signe @, par exemple « prenom@mairie.example ».'],
  ['claire@ecully', 'Il manque la fin de l’adresse, par exemple « .fr ».'],
  ['@ecully.example', 'Il manque le début de l’adresse, avant le signe @.'],
  ['claire vasseur@ecully.example', 'L’adresse contient une espace : retirez-la.'],
  ['claire..v@ecully.example', 'Cette adresse n’est pas valable : relisez-la.'],
  ['claire@ecully..example', 'Cette adresse n’est pas valable : relisez-la.'],
  ['=hyperlien("x")@ecully.example', 'Cette adresse n’est pas valable : relisez-la.'],
])('%j is refused, and the person is told why', (text, message) => {
  const result = readEmail(text);
  expect(result.ok ? '' : result.error.message.replace(/\u00a0/g, ' ')).toBe(message);
});

test('reading an address again changes nothing', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const once = readEmail(address);
      expect(once.ok && readEmail(once.value)).toEqual(once);
    }),
    { numRuns: 1000 },
  );
});

test('never throws, and never lets a space through', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const result = readEmail(text);
      return !result.ok || !/\s/.test(result.value);
    }),
    { numRuns: 1000 },
  );
});
