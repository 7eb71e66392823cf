import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailLink, phoneLink, webLink } from '../../src/crm/links.ts';

describe('what a cell holds, as a link', () => {
  test.each([
    ['valmarais.example', 'https://valmarais.example'],
    ['http://www.valmarais.example/parcs?n=1', 'https://www.valmarais.example/parcs?n=1'],
    [' HTTPS://valmarais.example ', 'https://valmarais.example'],
    ['javascript:alert(1)', ''],
    ['data:text/html,<b>', ''],
    ['//valmarais.example', ''],
    ['https://valmarais.example@piege.example', ''],
    ['valmarais', ''],
    ['', ''],
  ])('« %s » leads to « %s »', (typed, link) => {
    expect(webLink(typed)).toBe(link);
  });

  test('never leads elsewhere than to https, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webUrl({ withFragments: true })), (typed) => {
        const link = webLink(typed);
        // « 1.999 » has the shape of a host and is none: a browser opens nothing.
        if (link === '' || !URL.canParse(link)) return true;
        const { protocol, username } = new URL(link);
        return protocol === 'https:' && username === '';
      }),
      { numRuns: 2000 },
    );
  });

  test('an e-mail address opens a message, its odd letters escaped', () => {
    expect(mailLink('Claire <claire.vasseur@valmarais.example>')).toBe('mailto:claire.vasseur@valmarais.example');
    expect(mailLink('a?bcc=b&c@valmarais.example')).toBe('mailto:a%3Fbcc%3Db%26c@valmarais.example');
    expect(mailLink('claire@valmarais')).toBe('');
  });

  test('a phone number is dialled with its country', () => {
    expect(phoneLink('04 78 11 22 33')).toBe('tel:+33478112233');
    expect(phoneLink('poste 12')).toBe('');
  });
});
