/** What became of a message to a web hook. */
export type Delivery =
  | { readonly kind: 'sent'; readonly answer: string }
  /** Passing: it is tried again, later each time. */
  | { readonly kind: 'failed'; readonly answer: string }
  /** Somebody has to switch something on at the other end first. */
  | { readonly kind: 'paused'; readonly answer: string }
  /** Trying again cannot help. */
  | { readonly kind: 'refused'; readonly answer: string };

const PASSING = /\.(?:unavailable|limited|suspended)$/;

/** Reads the failure of a client whose own codes end in `.paused` for a hook that is switched off. */
export function readFailure({ code, message }: { readonly code: string; readonly message: string }): Delivery {
  if (code.endsWith('.paused')) return { kind: 'paused', answer: message };
  return { kind: PASSING.test(code) || code.endsWith('.full') ? 'failed' : 'refused', answer: message };
}
