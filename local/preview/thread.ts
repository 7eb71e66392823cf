/**
 * Messages between the HTTP thread and the runtime's thread. Page messages pass through as text, unread, but for
 * answers: the runtime's thread sleeps while it waits for one, and is woken through shared memory.
 */
import type { Post, WebAnswer } from '../runtime/index.ts';

/** Number of a browser tab's connection. */
export type ClientId = number;

export type ToRuntime =
  | { readonly kind: 'open'; readonly client: ClientId }
  | { readonly kind: 'close'; readonly client: ClientId }
  | { readonly kind: 'message'; readonly client: ClientId; readonly text: string }
  | { readonly kind: 'post'; readonly message: Post }
  | { readonly kind: 'save' }
  | { readonly kind: 'stop' };

export type FromRuntime =
  | { readonly kind: 'ready' }
  | { readonly kind: 'send'; readonly client: ClientId | 'all'; readonly text: string }
  | { readonly kind: 'asking'; readonly client: ClientId; readonly askId: number }
  /** What the web app answered; null when the script failed. */
  | { readonly kind: 'posted'; readonly answer: WebAnswer | null }
  | { readonly kind: 'saved'; readonly json: string }
  | { readonly kind: 'stopped' };

/** A person's answer to an alert or a prompt. */
export interface Answer {
  readonly askId: number;
  readonly button: string;
  readonly text: string;
}
