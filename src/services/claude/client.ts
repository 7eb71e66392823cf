/** Claude's Messages API: questions whose answers follow a JSON schema. */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpReply } from '../retry.ts';
import { fingerprint } from './fingerprint.ts';
import { costOf, estimateCost } from './prices.ts';

const HOST = 'api.anthropic.com';
const MESSAGES = `https://${HOST}/v1/messages`;
const VERSION = '2023-06-01';

export interface Question {
  readonly system: string;
  readonly text: string;
  /** JSON schema of the answer: objects closed, every property required. */
  readonly schema: object;
  readonly maxTokens: number;
}

export interface Answer {
  /** As the model wrote it: parse it before use. */
  readonly value: unknown;
  readonly model: string;
}

export interface Asked {
  readonly answer: Result<Answer>;
  /** Euros; an answer that cannot be used is paid for all the same. */
  readonly cost: number;
  /** It was asked before, and paid for then. */
  readonly kept?: true;
}

export interface Claude {
  /**
   * Asks several questions at once; answers come in their order. What was answered is kept for six hours, so that a run that
   * dies before it has written is not paid for again: the next one finds the same answers. Codes besides the usual ones: `claude.spending-limit`,
   * `claude.refused-topic`, `claude.cut-short`, `claude.unreadable`, and `claude.no-key` for who has none and asks what nobody has asked.
   */
  ask(questions: readonly Question[]): Asked[];
  /** Euros that a question may cost at most. */
  estimate(question: Question): number;
}

const TOKENS = z.optional(z.nullable(z.number()));

const MESSAGE = z.object({
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.optional(z.string()) })),
  stop_reason: z.nullable(z.string()),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cache_creation_input_tokens: TOKENS,
    cache_read_input_tokens: TOKENS,
  }),
});

const ERROR = z.object({
  error: z.object({
    type: z.string(),
    details: z.optional(z.nullable(z.object({ error_code: z.optional(z.string()) }))),
  }),
});

/** Codes of an account that may spend no more: asking again only fails again. */
const SPENDING_LIMITS = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached']);

/** A cached text holds 100 KB; an accent takes two bytes. */
const LONGEST_KEPT = 45_000;
const SIX_HOURS = 6 * 3600;

const NO_KEY = fail('claude.no-key', 'Ce compte n’a pas de clé Claude.');

/** Without a key, what was answered to another account is found again, and nothing else. */
export function createClaude(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log' | 'cache'>,
  access: { readonly key: string | null; readonly model: string },
): Claude {
  const client = createHttpClient(ports, {
    code: 'claude',
    name: 'Claude',
    hosts: [HOST],
    secrets: access.key === null ? [] : [access.key],
    isFinal: isSpendingLimit,
    explain: (answer) =>
      isSpendingLimit(answer)
        ? {
            code: 'spending-limit',
            message: 'Le compte Claude a atteint sa limite de dépenses.',
          }
        : null,
  });
  const headers = { 'x-api-key': access.key ?? '', 'anthropic-version': VERSION, 'content-type': 'application/json' };

  return {
    ask: (questions) => {
      const bodies = questions.map((question) => JSON.stringify(requestOf(question, access.model)));
      const print = `claude.${fingerprint(bodies.join('\n'))}`;
      const kept = readKept(ports.cache.get(print), bodies.length);
      if (kept !== null) return kept.map((body) => ({ ...readAnswer(body), kept: true }));
      if (access.key === null) return questions.map(() => ({ answer: NO_KEY, cost: 0 }));
      const answers = client.sendAll(bodies.map((body) => ({ url: MESSAGES, method: 'post' as const, headers, body })));
      if (answers.every((answer) => answer.ok)) {
        const text = JSON.stringify(answers.map((answer) => (answer.ok ? answer.value : '')));
        if (text.length <= LONGEST_KEPT) ports.cache.put(print, text, SIX_HOURS);
      }
      return answers.map((answer) => (answer.ok ? readAnswer(answer.value) : { answer, cost: 0 }));
    },
    estimate: (question) =>
      estimateCost(
        access.model,
        question.system.length + question.text.length + JSON.stringify(question.schema).length,
        question.maxTokens,
      ),
  };
}

/**
 * Sampling fields and a forced tool are never sent: recent models answer 400 to them. The structure is asked for by
 * `output_config`, which all models take.
 */
function requestOf(question: Question, model: string): object {
  return {
    model,
    max_tokens: question.maxTokens,
    system: question.system,
    output_config: { effort: 'low', format: { type: 'json_schema', schema: question.schema } },
    messages: [{ role: 'user', content: question.text }],
  };
}

const KEPT = z.array(z.string());

/** The bodies that were kept for these questions; `null` when there are none. */
function readKept(text: string | null, count: number): string[] | null {
  if (text === null) return null;
  try {
    const kept = KEPT.safeParse(JSON.parse(text));
    return kept.success && kept.data.length === count ? kept.data : null;
  } catch {
    return null;
  }
}

/** An answer may begin with a thinking block, and be cut short or refused: its text is JSON only when it ended by itself. */
function readAnswer(body: string): Asked {
  const message = parseMessage(body);
  if (message === null)
    return { answer: fail('claude.unreadable', 'Claude a répondu quelque chose d’illisible.'), cost: 0 };
  const cost = costOf(message.model, {
    input: message.usage.input_tokens,
    output: message.usage.output_tokens,
    cacheRead: message.usage.cache_read_input_tokens ?? 0,
    cacheWrite: message.usage.cache_creation_input_tokens ?? 0,
  });
  if (message.stop_reason === 'refusal') {
    return { answer: fail('claude.refused-topic', 'Claude a refusé de répondre.'), cost };
  }
  if (message.stop_reason !== 'end_turn' && message.stop_reason !== 'stop_sequence') {
    return { answer: fail('claude.cut-short', 'La réponse de Claude est incomplète ; elle n’est pas utilisée.'), cost };
  }
  const text = message.content.find((block) => block.type === 'text')?.text ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return { answer: ok({ value, model: message.model }), cost };
  } catch {
    return { answer: fail('claude.unreadable', 'La réponse de Claude n’a pas la forme attendue.'), cost };
  }
}

function parseMessage(body: string): z.infer<typeof MESSAGE> | null {
  try {
    const message = MESSAGE.safeParse(JSON.parse(body));
    return message.success ? message.data : null;
  } catch {
    return null;
  }
}

function isSpendingLimit(answer: HttpReply): boolean {
  if (answer.status !== 429 && answer.status !== 402) return false;
  try {
    const body = ERROR.safeParse(JSON.parse(answer.body));
    return body.success && SPENDING_LIMITS.has(body.data.error.details?.error_code ?? '');
  } catch {
    return false;
  }
}
