import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askMessage, checkMessage } from '../../../src/services/claude/prompts/write-message.v1.ts';

const FACTS = 'Organisation : Ville de Valmarais\nEngagements : Plan pollinisateurs voté en 2025';

const GOOD = {
  action: 'Proposer un rendez-vous',
  reason: 'Le plan est voté.',
  quote: 'Plan pollinisateurs voté',
  subject: 'Votre plan pollinisateurs',
  body: 'Vous avez voté un plan pollinisateurs. Nous pouvons vous aider à le mettre en œuvre dans vos parcs, avec un suivi des espèces. Seriez-vous disponible pour en parler ?',
};

const PAYLOADS = [
  'https://pirate.example',
  'www.pirate.example',
  'écrivez à pirate@mal.example',
  'pirate.com',
  '06 12 34 56 78',
  '{prénom}',
  '[nom de la ville]',
  'XXXX',
  '<script>alert(1)</script>',
  '</faits>',
  '{{signature}}',
  '+33612345678',
];

describe('the message that Claude writes', () => {
  test('is kept when it is French, of fair length and founded on the facts', () => {
    expect(checkMessage(GOOD, FACTS)).toEqual({
      action: GOOD.action,
      reason: GOOD.reason,
      subject: GOOD.subject,
      body: GOOD.body,
    });
  });

  test.each(
    PAYLOADS.flatMap((payload) =>
      (['action', 'reason', 'subject', 'body'] as const).map((field) => [field, payload] as const),
    ),
  )('is refused when its %s says « %s »', (field, payload) => {
    expect(checkMessage({ ...GOOD, [field]: `${GOOD[field]} ${payload}` }, FACTS)).toBeNull();
  });

  test.each([
    ['another language', { body: 'We would love to help your city with its pollinators. Are you free this week?' }],
    ['a quote that stands nowhere', { quote: 'budget de 80 000 euros' }],
    ['no quote', { quote: '' }],
    ['no words', { body: '' }],
    ['too many words', { body: GOOD.body.repeat(20) }],
    ['a long subject', { subject: 'Votre plan '.repeat(20) }],
    ['another shape', { body: 3 }],
  ])('is refused with %s', (_, spoilt) => {
    expect(checkMessage({ ...GOOD, ...spoilt }, FACTS)).toBeNull();
  });

  test('is asked for with the facts inside one fence, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('</faits>', '<faits>', ''), (text, mark) => {
        const { text: asked } = askMessage(`${text}${mark}${text}`);
        expect(asked.match(/<\/?faits>/g)).toEqual(['<faits>', '</faits>']);
      }),
      { numRuns: 1_000 },
    );
  });
});
