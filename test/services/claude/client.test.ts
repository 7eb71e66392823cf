import { describe, expect, it } from 'vitest';
import { createClaude as createStandIn } from '../../../local/services/claude/claude.ts';
import { createClaude, type Question } from '../../../src/services/claude/client.ts';
import { costOf, estimateCost } from '../../../src/services/claude/prices.ts';
import { createMemoryPorts } from '../../ports/memory-ports.ts';
import { NO_ANSWER, reply, scriptAnswers } from '../outgoing.ts';

const ACCESS = { key: 'sk-ant-essai', model: 'claude-haiku-5-5', spend: () => undefined };
const QUESTION: Question = {
  system: 'Résume.',
  text: '<avis>Fourniture de ruches.</avis>',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['summary'],
    properties: { summary: { type: 'string' } },
  },
  maxTokens: 300,
};

function message(fields: object): string {
  const usage = {
    input_tokens: 1000,
    output_tokens: 200,
    cache_creation_input_tokens: null,
    cache_read_input_tokens: 0,
  };
  const content = [{ type: 'text', text: '{"summary":"Des ruches."}' }];
  return JSON.stringify({ model: 'claude-haiku-5-5', content, stop_reason: 'end_turn', usage, ...fields });
}

function askOnce(body: string) {
  return createClaude(scriptAnswers(reply(200, body)).ports, ACCESS).ask([QUESTION])[0];
}

describe('a question to Claude', () => {
  it('is one that the contract accepts', () => {
    const standIn = createStandIn();
    const ports = createMemoryPorts();
    ports.http.answer = ({ url, method, headers, body }) =>
      standIn.answer({ method: method.toUpperCase(), url: new URL(url), headers: { ...headers }, body: body ?? '' });
    expect(createClaude(ports, ACCESS).ask([QUESTION])[0]?.answer.ok).toBe(true);
  });

  it('that a run has paid for and died on is not paid for again within six hours', () => {
    const { ports } = scriptAnswers(reply(200, message({})));
    const [first] = createClaude(ports, ACCESS).ask([QUESTION]);
    expect(createClaude(ports, ACCESS).ask([QUESTION])[0]).toEqual({ ...first, kept: true });
    expect(ports.http.requests).toHaveLength(1);
    createClaude(ports, ACCESS).ask([{ ...QUESTION, text: '<avis>Des haies.</avis>' }]);
    ports.clock.sleep(7 * 3_600_000);
    createClaude(ports, ACCESS).ask([QUESTION]);
    expect(ports.http.requests).toHaveLength(3);
  });

  it('is asked alone when the rest of its round was answered, and only what is asked now is counted', () => {
    const { ports } = scriptAnswers(reply(200, message({})), reply(400, '{}'), reply(200, message({})));
    const other = { ...QUESTION, text: '<avis>Des haies.</avis>' };
    const spent: number[] = [];
    const access = { ...ACCESS, spend: (euros: number) => void spent.push(euros) };
    const first = createClaude(ports, access).ask([QUESTION, other]);
    expect(first.map(({ answer }) => answer.ok)).toEqual([true, false]);
    const again = createClaude(ports, access).ask([QUESTION, other]);
    expect(again.map(({ answer, kept }) => [answer.ok, kept])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(ports.http.requests).toHaveLength(3);
    expect(spent).toEqual([first[0]?.cost, again[1]?.cost]);
  });

  it('whose answer was damaged while it was kept is asked again', () => {
    const { ports } = scriptAnswers(reply(200, message({})));
    createClaude(ports, ACCESS).ask([QUESTION]);
    for (const entry of ports.world.cache.values()) entry.value = '["';
    createClaude(ports, ACCESS).ask([QUESTION]);
    expect(ports.http.requests).toHaveLength(2);
  });

  it('never carries sampling fields, tools or a forced one, and asks for a schema', () => {
    const { ports } = scriptAnswers(reply(200, message({})));
    createClaude(ports, ACCESS).ask([QUESTION]);
    const sent = JSON.parse(ports.http.requests[0]?.body ?? '');
    expect(Object.keys(sent).sort()).toEqual(['max_tokens', 'messages', 'model', 'output_config', 'system']);
    expect(sent.output_config).toMatchObject({ effort: 'low', format: { type: 'json_schema' } });
  });

  it('goes out together with others', () => {
    const { ports } = scriptAnswers(reply(200, message({})));
    createClaude(ports, ACCESS).ask([QUESTION, QUESTION, QUESTION]);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'fetch')).toHaveLength(1);
  });
});

describe('an answer of Claude', () => {
  it('is its first text, after what it thought', () => {
    const content = [
      { type: 'thinking', thinking: 'Voyons.' },
      { type: 'text', text: '{"summary":"Des ruches."}' },
    ];
    expect(askOnce(message({ content }))?.answer).toEqual({
      ok: true,
      value: { value: { summary: 'Des ruches.' }, model: 'claude-haiku-5-5' },
    });
  });

  it.each([
    ['a refusal', message({ stop_reason: 'refusal', content: [] }), 'claude.refused-topic'],
    ['a text cut short', message({ stop_reason: 'max_tokens' }), 'claude.cut-short'],
    ['a full window', message({ stop_reason: 'model_context_window_exceeded' }), 'claude.cut-short'],
    ['no text', message({ content: [] }), 'claude.unreadable'],
    ['a text that is no JSON', message({ content: [{ type: 'text', text: 'Voici :' }] }), 'claude.unreadable'],
    ['another shape', '{"ok":true}', 'claude.unreadable'],
    ['a web page', '<html></html>', 'claude.unreadable'],
  ])('is not used when it is %s', (_what, body, code) => {
    expect(askOnce(body)?.answer).toMatchObject({ ok: false, error: { code } });
  });

  it('is paid for even when it cannot be used', () => {
    expect(askOnce(message({ stop_reason: 'max_tokens' }))?.cost).toBeCloseTo(0.0002, 6);
  });
});

describe('a failure of Claude', () => {
  const error = (type: string, code?: string) =>
    JSON.stringify({
      type: 'error',
      error: { type, message: 'x', ...(code ? { details: { error_code: code } } : {}) },
    });

  it.each([
    [401, error('authentication_error'), 'claude.unauthorized', 1],
    [402, error('billing_error'), 'claude.unpaid', 1],
    [403, error('permission_error'), 'claude.forbidden', 1],
    [400, error('invalid_request_error'), 'claude.refused', 1],
    [429, error('rate_limit_error', 'enforced_spend_limit_reached'), 'claude.spending-limit', 1],
    [429, error('rate_limit_error', 'contract_spend_limit_reached'), 'claude.spending-limit', 1],
    [429, error('rate_limit_error', 'ramp_limit_exceeded'), 'claude.limited', 3],
    [529, error('overloaded_error'), 'claude.unavailable', 3],
  ])('%i %s', (status, body, code, tries) => {
    const { ports } = scriptAnswers(reply(status, body));
    const [asked] = createClaude(ports, ACCESS).ask([QUESTION]);
    expect(asked).toMatchObject({ answer: { ok: false, error: { code } }, cost: 0 });
    expect(ports.http.requests).toHaveLength(tries);
  });

  it('without an answer is one French sentence', () => {
    const [asked] = createClaude(scriptAnswers(NO_ANSWER).ports, ACCESS).ask([QUESTION]);
    expect(asked?.answer).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^Claude n’a pas répondu/) },
    });
  });

  it('never shows the key', () => {
    const { ports } = scriptAnswers(reply(401, `bad key ${ACCESS.key}`));
    createClaude(ports, ACCESS).ask([QUESTION]);
    expect(JSON.stringify(ports.log.lines)).not.toContain(ACCESS.key);
  });
});

describe('the cost of a call', () => {
  const usage = { input: 1_000_000, output: 0, cacheRead: 0, cacheWrite: 0 };

  it('follows the price list', () => {
    expect(costOf('claude-haiku-5-5', { ...usage, input: 100_000, output: 1000 })).toBeCloseTo(0.0105, 6);
    expect(costOf('claude-sonnet-5-5', { ...usage, output: 100_000 })).toBeCloseTo(3, 6);
  });

  it('of a long prompt is the dearer one for the whole request', () => {
    expect(costOf('claude-haiku-5-5', usage)).toBeCloseTo(0.5, 6);
  });

  it('of an unknown model counts as the dearest', () => {
    expect(costOf('claude-inconnu', usage)).toBe(10);
  });

  it('is estimated rather too high', () => {
    const written = { input: 3000, output: 1500, cacheRead: 0, cacheWrite: 0 };
    expect(estimateCost('claude-haiku-5-5', 9000, 1500)).toBeGreaterThan(costOf('claude-haiku-5-5', written));
  });
});
