/** What the Messages API accepts: headers, models, fields. Everything else is refused in its own words. */
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { RequestError } from './errors.ts';

export const MODELS = [
  'claude-haiku-5-5',
  'claude-sonnet-5-5',
  'claude-opus-5-5',
  'claude-fable-5-2',
  'claude-fable-5-1',
  'claude-mythos-5-2',
  'claude-mythos-5-1',
  'claude-mythos-5',
  'claude-sonnet-5',
  'claude-opus-5',
  'claude-fable-5',
  'claude-opus-4-8',
  'claude-opus-4-7',
  'claude-opus-4-6',
  'claude-opus-4-5',
  'claude-sonnet-4-6',
  'claude-sonnet-4-5',
  'claude-haiku-4-5',
  'claude-haiku-4-5-20251001',
];

const VERSIONS = ['2023-06-01', '2026-10-21'];
/** They think whatever is asked, and a forced tool would contradict it. */
const ALWAYS_THINKING = /^claude-(opus-5-5|fable-5)/;

const Block = z.looseObject({ type: z.string(), text: z.optional(z.string()) });
const Content = z.union([z.string(), z.array(Block)]);

const Fields = {
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: Content })).check(z.minLength(1)),
  system: z.optional(Content),
  thinking: z.optional(z.looseObject({ type: z.enum(['enabled', 'disabled', 'adaptive', 'between_tools']) })),
  tool_choice: z.optional(z.looseObject({ type: z.string() })),
  tools: z.optional(z.array(z.unknown())),
  metadata: z.optional(z.looseObject({})),
  cache_control: z.optional(z.looseObject({ type: z.literal('ephemeral') })),
  service_tier: z.optional(z.string()),
  stop_sequences: z.optional(z.array(z.string())),
  output_config: z.optional(
    z.strictObject({
      effort: z.optional(z.enum(['low', 'medium', 'high', 'xhigh', 'max'])),
      format: z.optional(z.strictObject({ type: z.literal('json_schema'), schema: z.looseObject({}) })),
    }),
  ),
};

const CountRequest = z.strictObject(Fields);
const MessageRequest = z.strictObject({ ...Fields, max_tokens: z.int().check(z.minimum(0)) });

export type MessageRequest = z.infer<typeof MessageRequest>;

/** Checks the key and the version. Any key of the right form is good here. */
export function checkHeaders(headers: IncomingHttpHeaders): void {
  const key = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '');
  if (typeof key !== 'string' || key === '') throw new RequestError(401, 'x-api-key header is required');
  if (!key.startsWith('sk-ant-')) throw new RequestError(401);
  const version = headers['anthropic-version'];
  if (version === undefined) throw new RequestError(400, 'anthropic-version: header is required');
  if (!VERSIONS.includes(String(version)))
    throw new RequestError(400, `anthropic-version: "${version}" is not a valid version`);
}

/** Reads the body of `POST /v1/messages`. */
export function readMessageRequest(body: string): MessageRequest {
  const content = parseJson(body);
  const request = check(MessageRequest, content);
  checkModel(request);
  return request;
}

/** Reads the body of `POST /v1/messages/count_tokens`. */
export function readCountRequest(body: string): z.infer<typeof CountRequest> {
  const request = check(CountRequest, parseJson(body));
  checkModel(request);
  return request;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // What is wrong with it is not the client's to know, as with the real API.
    return refuseJson();
  }
}

function refuseJson(): never {
  throw new RequestError(400, 'The request body is not valid JSON');
}

function check<S extends z.ZodMiniType>(schema: S, content: unknown): z.infer<S> {
  for (const field of ['temperature', 'top_p', 'top_k']) {
    if (typeof content === 'object' && content !== null && field in content) {
      throw new RequestError(400, `\`${field}\` is not supported for this model.`);
    }
  }
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue === undefined) throw new RequestError(400);
  if (issue.code === 'unrecognized_keys')
    throw new RequestError(400, `${[...issue.path, issue.keys[0]].join('.')}: Extra inputs are not permitted`);
  const missing =
    issue.code === 'invalid_type' &&
    issue.path.length === 1 &&
    typeof content === 'object' &&
    content !== null &&
    !(String(issue.path[0]) in content);
  throw new RequestError(400, `${issue.path.join('.')}: ${missing ? 'Field required' : 'Input should be valid'}`);
}

function checkModel({ model, thinking, tool_choice: choice, tools }: z.infer<typeof CountRequest>): void {
  if (!MODELS.includes(model)) throw new RequestError(404, `model: ${model}`);
  if (ALWAYS_THINKING.test(model) && thinking?.type === 'disabled')
    throw new RequestError(400, `thinking: "disabled" is not supported for ${model}`);
  if (ALWAYS_THINKING.test(model) && (choice?.type === 'any' || choice?.type === 'tool')) {
    throw new RequestError(400, `tool_choice: "${choice.type}" is not supported while thinking`);
  }
  if (tools !== undefined && tools.length > 0) throw new RequestError(501, 'The stand-in does not implement tools.');
}

/** Texts of a content, joined. */
export function textOf(content: z.infer<typeof Content> | undefined): string {
  if (content === undefined) return '';
  return typeof content === 'string'
    ? content
    : content.flatMap(({ text }) => (text === undefined ? [] : [text])).join('\n');
}
