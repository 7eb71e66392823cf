import { describe, expect, test } from 'vitest';
import { RowFinder } from '../../../src/crm/imports/find-row.ts';
import type { Importable } from '../../../src/crm/imports/read-entries.ts';
import type { Values } from '../../../src/crm/imports/values.ts';

/** How many of the standing rows a new one may be. */
function found(table: Importable, standing: Values, brought: Values): number {
  const finder = new RowFinder<{ readonly values: Values }>(table);
  finder.add({ values: standing });
  return finder.find(brought).length;
}

const PAUL = { firstName: 'Paul', lastName: 'Durand' };
const PROFILE = 'https://www.linkedin.com/in/paul-durand-1';

describe('a person of a file is one of the workbook', () => {
  test.each<[string, Values, Values]>([
    ['by identifier', { id: 'CT-PAUL01', ...PAUL }, { id: 'CT-PAUL01', lastName: 'Dupond' }],
    ['by address', { ...PAUL, email: 'paul@vaubrun.example' }, { ...PAUL, email: 'PAUL@vaubrun.example' }],
    ['by their other address', { ...PAUL, email2: 'paul@vaubrun.example' }, { email: 'paul@vaubrun.example' }],
    ['by LinkedIn profile', { ...PAUL, linkedin: PROFILE }, { lastName: 'Durand (MBA)', linkedin: `${PROFILE}/?x=1` }],
    ['by name and company', { ...PAUL, company: 'Ville de Vaubrun' }, { ...PAUL, company: 'MAIRIE DE VAUBRUN' }],
    ['by whole name, when neither names a company', PAUL, { firstName: 'DURAND', lastName: 'Paul' }],
    ['by whole name, when only one has an address', PAUL, { ...PAUL, email: 'paul@vaubrun.example' }],
  ])('%s', (_how, standing, brought) => {
    expect(found('contacts', standing, brought)).toBe(1);
  });
});

describe('a person of a file is another', () => {
  test.each<[string, Values, Values]>([
    ['in another company', { ...PAUL, company: 'Vaubrun' }, { ...PAUL, company: 'Terrelane' }],
    ['when only one names a company', { ...PAUL, company: 'Vaubrun' }, PAUL],
    ['of half a name', { lastName: 'Durand' }, { lastName: 'Durand' }],
    ['with an address of their own', { ...PAUL, email: 'paul@a.example' }, { ...PAUL, email: 'paul@b.example' }],
    ['with a profile of their own', { ...PAUL, linkedin: PROFILE }, { ...PAUL, linkedin: `${PROFILE}234` }],
    [
      'behind a shared mailbox',
      { ...PAUL, email: 'contact@a.example' },
      { lastName: 'Perrin', email: 'contact@a.example' },
    ],
  ])('%s', (_how, standing, brought) => {
    expect(found('contacts', standing, brought)).toBe(0);
  });
});

describe('a company or a deal of a file', () => {
  test('is known by SIREN, from its SIRET too, then by name', () => {
    const standing = { name: 'Atelier Noroît', siren: '732829320' };
    expect(found('companies', standing, { name: 'Noroît', siret: '732 829 320 00074' })).toBe(1);
    expect(found('companies', standing, { name: 'SARL Atelier Noroit' })).toBe(1);
    expect(found('companies', standing, { name: 'Atelier Suroît' })).toBe(0);
  });

  test('is known by title and company', () => {
    const standing = { title: 'Ruches 2026', company: 'Vaubrun' };
    expect(found('opportunities', standing, { title: 'RUCHES 2026', company: 'Mairie de Vaubrun' })).toBe(1);
    expect(found('opportunities', standing, { title: 'Ruches 2027', company: 'Vaubrun' })).toBe(0);
  });
});
