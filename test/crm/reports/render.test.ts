import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/crm/reports/render/html.ts';
import { renderText } from '../../../src/crm/reports/render/text.ts';
import { gridSection, listSection, type Report } from '../../../src/crm/reports/report.ts';

const CLOSING = 'Vous l’avez demandé.';
const WRAPPING = { address: 'https://docs.google.com/spreadsheets/d/essai/edit', closing: CLOSING };

function reportSaying(text: string): Report {
  return {
    kind: 'daily',
    subject: `Pistil\u00a0: ${text}`,
    name: 'Bilan du jour',
    period: text,
    intro: text,
    figures: [{ value: '3', label: text, tone: 'bad', source: text }],
    sections: [
      ...listSection(
        { title: 'Liste', source: text },
        [text],
        5,
        (title) => ({ title, place: text, badge: text, text, score: 78 }),
        () => '',
      ),
      gridSection('Tableau', text, { head: ['Étape', text], rows: [[text, '1']] }, text),
    ],
    ending: text,
    isEmpty: false,
  };
}

describe('a report as an e-mail', () => {
  const html = renderHtml(reportSaying('Ville de Valmarais'), WRAPPING);

  test('is made of what old e-mail clients lay out: tables, inline styles, nothing loaded', () => {
    expect(html).not.toMatch(/<(?:img|script|style|link|svg|iframe|form|input|button)\b/i);
    expect(html).not.toMatch(/(?:display:\s*(?:flex|grid)|position:|float:|url\(|@import|@media|class=)/i);
    expect(html.match(/https?:/g)).toHaveLength(1);
    const tables = [...html.matchAll(/<table [^>]*>/g)].map(([tag]) => tag);
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.every((tag) => /cellpadding="0" cellspacing="0" border="0"/.test(tag))).toBe(true);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta') continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('shows its colours without help from the client: each ground is told as an attribute too', () => {
    expect(html).toContain('bgcolor="#0f5b4a"');
    expect(html).toContain('content="light only"');
    expect(
      [...html.matchAll(/font-size:(\d+)px/g)]
        .map(([, size]) => Number(size))
        .every((size) => size === 0 || size >= 12),
    ).toBe(true);
  });

  test('never lets a text become a tag, an attribute or a header', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        '</td></table><a href="https://piege.example">',
        '&lt;b&gt;',
        'Objet\r\nBcc: tous@piege.example',
      ),
      fc.string({ unit: 'binary' }),
    );
    const tags = (text: string) => (text.match(/<[a-z/!][^>]*>/gi) ?? []).length;
    const plain = tags(renderHtml(reportSaying('texte'), WRAPPING));
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const rendered = renderHtml(reportSaying(`x${text}`), WRAPPING);
        expect(tags(rendered)).toBe(plain);
        expect(rendered).not.toMatch(/<[^>]*(?:onerror|onmouseover|src)=[^>]*>/i);
        expect(rendered.match(/<[^>]*href=[^>]*>/g)).toHaveLength(1);
        expect(reportSaying(`x${text}`).sections[0]?.items[0]?.title).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 1000 },
    );
  });

  test('says the same in plain text', () => {
    const text = renderText(reportSaying('Ville de Valmarais'), WRAPPING);
    expect(text).toContain(
      'LISTE\n- Ville de Valmarais (78 sur 100)\n  Ville de Valmarais\n  Ville de Valmarais. Ville de Valmarais',
    );
    expect(text).toContain('- Ville de Valmarais\u00a0: Ville de Valmarais 1');
    expect(text.endsWith(CLOSING)).toBe(true);
    expect(text).not.toMatch(/[<>]/);
  });
});
