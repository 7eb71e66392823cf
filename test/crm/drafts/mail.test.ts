import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../src/crm/drafts/mail.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const CONTACT = {
  email: 'claire.vasseur@valmarais.example',
  emailStatus: '',
  optedOut: false,
  source: 'BOAMP',
  assignee: 'Malik Benali',
};
const DELIVERED = defaultSettings();
const TEAM = [{ name: 'Malik Benali', email: 'malik.benali@butinage.example' }];

function mailOf(body: string, team: readonly object[] = TEAM) {
  const settings = { ...DELIVERED, team } as typeof DELIVERED;
  return composeMail({ subject: 'Vos parcs', body, assignee: '' }, CONTACT, settings);
}

function wordsOf(html: string): string {
  return html
    .replace(/<br>/g, '\n')
    .replace(/<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const squeeze = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

describe('a draft as it leaves', () => {
  test('has paragraphs, the source of the address, and one link: to object', () => {
    const mail = mailOf('Bonjour,\n\nParlons de vos parcs.\nEt de vos haies.\n\nMalik');
    if (!mail.ok) throw new Error(mail.error.message);
    expect(mail.value.html.match(/<p /g)).toHaveLength(4);
    expect(mail.value.html).toContain('Parlons de vos parcs.<br>Et de vos haies.');
    expect(mail.value.html.match(/<a href="[^"]*"/g)).toEqual([
      '<a href="mailto:malik.benali@butinage.example?subject=Opposition"',
    ]);
    expect(mail.value.html).toContain('Vos coordonnées proviennent d’un avis public du BOAMP.');
  });

  test('says the same in plain text and in HTML, whatever was typed; nothing typed becomes markup', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'aé <>&"\'/\n\n'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(typed, (body) => {
        const mail = mailOf(body);
        if (!mail.ok) {
          expect(body.trim()).toBe('');
          return;
        }
        const { text, html } = mail.value;
        const told = text.replace('\n\n--\n', '\n').replace(/\u00a0: mailto:\S+$/, '');
        expect(squeeze(wordsOf(html))).toBe(squeeze(told));
        expect(html.replace(/<\/?(?:div|p|br|a)\b[^<>]*>/g, '')).not.toMatch(/[<>"']/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('waits for somebody who can be answered', () => {
    expect(mailOf('Bonjour', [{ name: 'Malik Benali', email: 'malik(at)butinage' }])).toMatchObject({
      ok: false,
      error: { code: 'draft.no-reply', field: 'assignee' },
    });
  });
});
