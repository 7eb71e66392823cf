import { describe, expect, it } from 'vitest';
import { createClaude } from '../../../local/services/claude/claude.ts';
import { MODELS } from '../../../local/services/claude/request.ts';
import { askAboutNotes } from '../../../src/services/claude/prompts/meeting-notes.v1.ts';

const HEADERS = { 'x-api-key': 'sk-ant-essai', 'anthropic-version': '2023-06-01', 'content-type': 'application/json' };
const NOTICE = 'Plantation de haies champêtres. Restauration de six mares.\nSuivi pendant trois ans.';
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['resume', 'score', 'citations'],
  properties: {
    resume: { type: 'string' },
    score: { type: 'integer', minimum: 0, maximum: 100 },
    urgence: { enum: ['haute', 'basse'] },
    contact: { anyOf: [{ type: 'null' }, { type: 'string', format: 'email' }] },
    citations: { type: 'array', items: { $ref: '#/$defs/citation' } },
  },
  $defs: {
    citation: {
      type: 'object',
      additionalProperties: false,
      required: ['citation'],
      properties: { citation: { type: 'string' } },
    },
  },
};

const REQUEST = {
  model: 'claude-haiku-5-5',
  max_tokens: 1024,
  system: [{ type: 'text', text: 'Tu lis des avis.', cache_control: { type: 'ephemeral' } }],
  output_config: { effort: 'low', format: { type: 'json_schema', schema: SCHEMA } },
  messages: [{ role: 'user', content: `Lis cet avis.\n<avis>${NOTICE}</avis>` }],
};

function send(body: unknown, headers: Record<string, string> = HEADERS, path = '/v1/messages') {
  const request = { method: 'POST', url: new URL(path, 'http://127.0.0.1'), headers, body: JSON.stringify(body) };
  const answer = createClaude().answer(request);
  return { status: answer.status, body: JSON.parse(answer.body) };
}

const refusal = (changes: object, headers?: Record<string, string>) => {
  const { status, body } = send({ ...REQUEST, ...changes }, headers);
  return [status, body.error?.type, body.error?.message];
};

describe('a structured answer', () => {
  const { status, body } = send(REQUEST);
  const text = body.content.find(({ type }: { type: string }) => type === 'text').text;

  it('begins with a thought, then gives JSON that fits the schema', () => {
    expect(status).toBe(200);
    expect(body.content[0].type).toBe('thinking');
    expect(JSON.parse(text)).toEqual({
      resume: 'Plantation de haies champêtres. Restauration de six mares.',
      score: expect.any(Number),
      urgence: 'haute',
      contact: 'inconnu@mairie.example',
      citations: [
        { citation: 'Plantation de haies champêtres.' },
        { citation: 'Restauration de six mares.' },
        { citation: 'Suivi pendant trois ans.' },
      ],
    });
  });

  it('quotes the notice word for word', () => {
    for (const { citation } of JSON.parse(text).citations) expect(NOTICE).toContain(citation);
  });

  it('is the same for the same notice, and counts its tokens', () => {
    expect(send(REQUEST).body).toEqual(body);
    expect(body.usage.input_tokens).toBeGreaterThan(0);
    expect(body.stop_reason).toBe('end_turn');
  });

  it('is cut where max_tokens says', () => {
    const cut = send({ ...REQUEST, max_tokens: 5 }).body;
    expect(cut.stop_reason).toBe('max_tokens');
    expect(() => JSON.parse(cut.content.at(-1).text)).toThrow();
  });

  it('does without a thought when the model is told not to think', () => {
    expect(send({ ...REQUEST, thinking: { type: 'disabled' } }).body.content).toHaveLength(1);
  });
});

describe('a request is refused', () => {
  it.each([
    [
      'without a key',
      {},
      { 'anthropic-version': '2023-06-01' },
      [401, 'authentication_error', 'x-api-key header is required'],
    ],
    ['with a wrong key', {}, { ...HEADERS, 'x-api-key': 'abc' }, [401, 'authentication_error', 'invalid x-api-key']],
    [
      'without a version',
      {},
      { 'x-api-key': 'sk-ant-essai' },
      [400, 'invalid_request_error', 'anthropic-version: header is required'],
    ],
  ])('%s', (_case, changes, headers, expected) => {
    expect(refusal(changes, headers as unknown as Record<string, string>)).toEqual(expected);
  });

  it.each([
    ['a temperature', { temperature: 1 }, 400],
    ['top_p', { top_p: 0.5 }, 400],
    ['top_k', { top_k: 3 }, 400],
    ['an unknown model', { model: 'claude-2' }, 404],
    ['an unknown field', { stream_please: true }, 400],
    ['no message', { messages: [] }, 400],
    ['no thinking on a model that always thinks', { model: 'claude-opus-5-5', thinking: { type: 'disabled' } }, 400],
    ['an open schema', { output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } }, 400],
  ])('for %s', (_case, changes, status) => {
    const [found, type] = refusal(changes);
    expect(found).toBe(status);
    expect(type).toBe(status === 404 ? 'not_found_error' : 'invalid_request_error');
  });

  it('when a field is missing, by its name', () => {
    const { max_tokens: _, ...rest } = REQUEST;
    expect(send(rest).body.error.message).toBe('max_tokens: Field required');
  });
});

it('meeting notes are told apart line by line, each part quoted', () => {
  const { text: content, schema } = askAboutNotes(
    'Vu la ville, favorable.\n- Décision : site pilote.\nÀ faire : devis le 1er juillet 2026\nQui paie ?',
    'mardi 16 juin 2026',
  );
  const { body } = send({
    ...REQUEST,
    output_config: { format: { type: 'json_schema', schema } },
    messages: [{ role: 'user', content }],
  });
  expect(JSON.parse(body.content.at(-1).text)).toEqual({
    summary: 'Vu la ville, favorable.',
    quote: 'Vu la ville, favorable.',
    decisions: [{ text: 'site pilote.', quote: 'Décision : site pilote.' }],
    questions: [{ text: 'Qui paie ?', quote: 'Qui paie ?' }],
    nextAction: { text: 'devis le 1er juillet 2026', quote: 'À faire : devis le 1er juillet 2026' },
    dueOn: '2026-07-01',
    result: { value: 'Réponse positive', quote: 'Vu la ville, favorable.' },
  });
});

it('every model of the contract answers', () => {
  for (const model of MODELS) expect(send({ ...REQUEST, model }).status).toBe(200);
});

it('tokens can be counted beforehand', () => {
  const { max_tokens: _, ...rest } = REQUEST;
  expect(send(rest, HEADERS, '/v1/messages/count_tokens').body.input_tokens).toBeGreaterThan(10);
});
