/** What other tools have posted to the web app, as the workshop tells it: what was asked and the outcome, never a signature or what it was about. */
import type { Post, WebAnswer } from '../runtime/index.ts';
import type { ReceivedPost } from './protocol.ts';

/** Kept while the preview runs. */
const KEPT = 20;

export interface ReceivedPosts {
  /** The newest first. */
  readonly all: readonly ReceivedPost[];
  /** `answer`: null when the script failed. */
  add(at: number, message: Post, answer: WebAnswer | null): void;
  clear(): void;
}

export function keepReceivedPosts(): ReceivedPosts {
  let all: readonly ReceivedPost[] = [];
  return {
    get all() {
      return all;
    },
    add(at, message, answer) {
      all = [{ at, ...describePost(message, answer) }, ...all].slice(0, KEPT);
    },
    clear() {
      all = [];
    },
  };
}

function describePost({ contents }: Post, answer: WebAnswer | null): Omit<ReceivedPost, 'at'> {
  const envelope = parse(contents);
  const asked = textOf(parse(textOf(envelope.payload)).action) || 'Demande illisible';
  const id = textOf(envelope.id).slice(0, 100);
  if (answer === null) return { asked, id, ok: false, outcome: 'Le script s’est arrêté sur une erreur.' };
  const { ok, value, error } = parse(answer.content);
  if (ok === true) return { asked, id, ok: true, outcome: textOf(recordOf(value).result) || 'Fait' };
  const { code, message } = recordOf(error);
  return { asked, id, ok: false, outcome: [textOf(code), textOf(message)].filter((part) => part !== '').join(' : ') };
}

function parse(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
