/**
 * Claude's Messages API: the contract is the real one, the prose is a stand-in made of the notice's own sentences.
 */
import { answerJson, type Service, type ServiceAnswer, type ServiceRequest } from '../service.ts';
import { errorBody, RequestError } from './errors.ts';
import { writeLetter } from './letter.ts';
import { readNotes } from './meeting-notes.ts';
import { checkHeaders, type MessageRequest, MODELS, readCountRequest, readMessageRequest, textOf } from './request.ts';
import { answerSchema, type Schema, summarise } from './schema-answer.ts';

/** Characters of French a token, roughly. */
const CHARACTERS_A_TOKEN = 3.2;

export function createClaude(): Service {
  return {
    answer: (request) => respond(request, Number.POSITIVE_INFINITY),
    errorBody,
    /** A text that does not end is cut at the limit. */
    answerWithoutEnd: (request) => respond(request, 8),
  };
}

/** `tokens`: length at which the text is cut, below the request's own limit. */
function respond({ method, url, headers, body }: ServiceRequest, tokens: number): ServiceAnswer {
  try {
    checkHeaders(headers);
    switch (`${method} ${url.pathname}`) {
      case 'POST /v1/messages':
        return answerJson(200, writeMessage(readMessageRequest(body), tokens), { 'request-id': 'req_stand_in' });
      case 'POST /v1/messages/count_tokens':
        return answerJson(200, { input_tokens: countTokens(promptOf(readCountRequest(body))) });
      case 'GET /v1/models':
        return answerJson(200, {
          data: MODELS.map((id) => ({ type: 'model', id, display_name: id })),
          has_more: false,
          first_id: MODELS[0],
          last_id: MODELS.at(-1),
        });
      default:
        throw new RequestError(404);
    }
  } catch (error) {
    if (error instanceof RequestError) return error.answer();
    throw error;
  }
}

function writeMessage(request: MessageRequest, tokens: number) {
  const prompt = textOf(request.messages.findLast(({ role }) => role === 'user')?.content);
  const data = fencedIn(prompt);
  const format = request.output_config?.format;
  const whole =
    format === undefined ? summarise(data.text) : JSON.stringify(fillSchema(format.schema as Schema, data, prompt));
  const limit = Math.min(request.max_tokens, tokens);
  const cut = countTokens(whole) > limit;
  const text = cut ? whole.slice(0, Math.floor(limit * CHARACTERS_A_TOKEN)) : whole;
  const thinking = request.thinking?.type === 'disabled' ? '' : 'Relire l’avis, garder ses mots.';
  const written = countTokens(text) + countTokens(thinking);
  return {
    id: 'msg_stand_in',
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: [
      ...(thinking === '' ? [] : [{ type: 'thinking', thinking, signature: 'stand-in' }]),
      { type: 'text', text },
    ],
    stop_reason: cut ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: null,
    usage: {
      input_tokens: countTokens(promptOf(request)),
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens: written,
      output_tokens_details: { thinking_tokens: countTokens(thinking) },
      service_tier: 'standard',
    },
  };
}

/** The text given as data, and the name of its fence, `''` for none. */
interface Fenced {
  readonly fence: string;
  readonly text: string;
}

/** The facts; else the longest text between tags; else all of it. */
function fencedIn(prompt: string): Fenced {
  const fenced = [...prompt.matchAll(/<(\w[\w-]*)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)].map(
    ([, fence = '', text = '']): Fenced => ({ fence, text }),
  );
  const facts = fenced.find(({ fence }) => fence === FACTS);
  if (facts !== undefined) return facts;
  const longest = fenced.reduce((best, one) => (one.text.length > best.text.length ? one : best), {
    fence: '',
    text: '',
  });
  return longest.text === '' ? { fence: '', text: prompt } : longest;
}

const FACTS = 'faits';

/** Meeting notes are told apart line by line, facts may be for a letter; any other text is quoted as it comes. */
function fillSchema(schema: Schema, { fence, text }: Fenced, prompt: string): unknown {
  const answer = answerSchema(schema, text);
  if ((fence !== 'notes' && fence !== FACTS) || typeof answer !== 'object') return answer;
  const read: Readonly<Record<string, unknown>> = fence === FACTS ? { ...writeLetter(prompt) } : { ...readNotes(text) };
  return Object.fromEntries(Object.entries(answer ?? {}).map(([key, value]) => [key, key in read ? read[key] : value]));
}

function promptOf({ system, messages }: Pick<MessageRequest, 'system' | 'messages'>): string {
  return [textOf(system), ...messages.map(({ content }) => textOf(content))].join('\n');
}

function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_A_TOKEN);
}
