import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, domainOf, fillFrom, isSamePerson, type KnownPerson } from '../../../src/crm/enrichment/person.ts';

const known: KnownPerson = {
  firstName: 'Claire',
  lastName: 'Vasseur',
  position: 'Directrice des espaces verts',
  linkedin: 'http://fr.linkedin.com/in/claire-vasseur',
  email: 'Claire.Vasseur@valmarais.example',
  emailVerified: true,
  company: 'Ville de Valmarais',
  domain: 'http://www.valmarais.example/',
};
const blank = { position: '', linkedin: '', email: '', optedOut: false };

describe('the domain of a company', () => {
  test.each([
    ['https://www.valmarais.example/contact', 'mairie@autre.example', 'valmarais.example'],
    ['valmarais.example', '', 'valmarais.example'],
    ['', 'mairie@valmarais.example', 'valmarais.example'],
    ['', 'mairie.valmarais@orange.fr', ''],
    ['bientôt', '', ''],
    ['', '', ''],
  ])('%s, %s: %s', (website, email, domain) => {
    expect(domainOf({ website, email })).toBe(domain);
  });
});

describe('a directory speaks of the same person', () => {
  const contact = { firstName: 'claire', lastName: 'VASSEUR', company: 'Mairie de Valmarais' };
  test('by name and domain, by name and house, whatever the spelling', () => {
    expect(isSamePerson(contact, 'valmarais.example', known)).toBe(true);
    expect(isSamePerson(contact, '', known)).toBe(true);
    expect(isSamePerson({ ...contact, company: '' }, 'valmarais.example', { ...known, company: '', domain: '' })).toBe(
      true,
    );
  });

  test('never by name alone, never by house alone', () => {
    expect(isSamePerson({ ...contact, company: '' }, '', known)).toBe(false);
    expect(isSamePerson({ ...contact, company: 'Ville de Grandpré' }, 'grandpre.example', known)).toBe(false);
    expect(isSamePerson({ ...contact, firstName: 'Paul' }, 'valmarais.example', known)).toBe(false);
    expect(isSamePerson({ ...contact, company: '' }, '', { ...known, company: '', domain: '' })).toBe(false);
  });
});

describe('what a directory fills', () => {
  test('blanks, with a position, a profile of LinkedIn and a verified address', () => {
    expect(fillFrom(blank, known)).toEqual([
      { key: 'position', value: 'Directrice des espaces verts' },
      { key: 'linkedin', value: 'https://www.linkedin.com/in/claire-vasseur' },
      { key: 'email', value: 'claire.vasseur@valmarais.example' },
    ]);
  });

  test('nothing that stands, nothing for who objected, no guessed address, no profile elsewhere', () => {
    expect(fillFrom({ position: 'Maire', linkedin: 'x', email: 'y@z.fr', optedOut: false }, known)).toEqual([]);
    expect(fillFrom({ ...blank, optedOut: true }, known)).toEqual([]);
    expect(fillFrom(blank, { ...known, emailVerified: false }).map(({ key }) => key)).toEqual(['position', 'linkedin']);
    for (const linkedin of [
      'https://evil.example/in/x',
      'javascript:alert(1)',
      'https://linkedin.com.evil.example/in/x',
    ]) {
      expect(fillFrom(blank, { ...known, linkedin }).map(({ key }) => key)).toEqual(['position', 'email']);
    }
  });

  test('whatever it says, only blanks, and only well-formed values', () => {
    const text = fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress(), fc.constantFrom('', '=1+1', '@x', '<b>'));
    fc.assert(
      fc.property(
        fc.record({ position: text, linkedin: text, email: text, optedOut: fc.boolean() }),
        fc.record({ position: text, linkedin: text, email: text, emailVerified: fc.boolean() }),
        (contact, said) => {
          for (const { key, value } of fillFrom(contact, { ...known, ...said })) {
            expect(contact.optedOut).toBe(false);
            expect(contact[key].trim()).toBe('');
            expect(value).not.toBe('');
            if (key === 'linkedin') expect(value).toMatch(/^https:\/\/www\.linkedin\.com\/in\/[^\s"<>]+$/);
            if (key === 'email') expect(value).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('an address is one address, in lower case, or none', () => {
    expect(addressOf(' Claire@Valmarais.example ')).toBe('claire@valmarais.example');
    for (const text of ['', 'claire', 'a@b', 'a@b.fr, c@d.fr', 'Claire <a@b.fr>', '=x()@y'])
      expect(addressOf(text)).toBe('');
  });
});
