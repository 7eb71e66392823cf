/** Claude's Messages API: questions whose answers follow a JSON schema. */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { keepPaidAnswers } from '../paid-answers.ts';
import type { HttpReply } from '../retry.ts';
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
  readonly kept: boolean;
}

export interface Claude {
  /**
   * Asks several questions at once; answers come in their order. What was answered is kept for six hours, so that a run that
   * dies before it has written is not paid for again: the next one finds the same answers when it asks the same round. Codes besides the usual ones: `claude.spending-limit`,
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

const NO_KEY = fail('claude.no-key', 'Ce compte n’a pas de clé Claude.');

export interface ClaudeAccess {
  /** Without a key, what was answered to another account is found again, and nothing else. */
  readonly key: string | null;
  readonly model: string;
  /** Told of what a round has cost, in euros, before its answers are kept: a run that dies in between has spent it. */
  readonly spend: (euros: number) => void;
}

export function createClaude(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log' | 'cache' | 'signer'>,
  access: ClaudeAccess,
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
  const answerRound = keepPaidAnswers(ports, 'claude');
  const headers = { 'x-api-key': access.key ?? '', 'anthropic-version': VERSION, 'content-type': 'application/json' };

  return {
    ask: (questions) => {
      const bodies = questions.map((question) => JSON.stringify(requestOf(question, access.model)));
      const send = (missing: readonly number[]): readonly Result<string>[] => {
        if (access.key === null) return missing.map(() => NO_KEY);
        const answers = client.sendAll(
          missing.map((index) => ({ url: MESSAGES, method: 'post' as const, headers, body: bodies[index] as string })),
        );
        access.spend(answers.reduce((sum, answer) => sum + (answer.ok ? readAnswer(answer.value).cost : 0), 0));
        return answers;
      };
      return answerRound(bodies, send).map(({ body, kept }) => ({
        ...(body.ok ? readAnswer(body.value) : { answer: body, cost: 0 }),
        kept,
      }));
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

/** An answer may begin with a thinking block, and be cut short or refused: its text is JSON only when it ended by itself. */
function readAnswer(body: string): Omit<Asked, 'kept'> {
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
