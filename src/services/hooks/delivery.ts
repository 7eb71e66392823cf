/** What became of a message to a web hook. */
export type Delivery =
  | { readonly kind: 'sent'; readonly answer: string }
  /** Passing: it is tried again, later each time. */
  | { readonly kind: 'failed'; readonly answer: string }
  /** Somebody has to switch something on at the other end first. */
  | { readonly kind: 'paused'; readonly answer: string }
  /** Trying again cannot help. */
  | { readonly kind: 'refused'; readonly answer: string };

/** A tool that refuses who speaks (401, 402, 403) may have meant it for a moment: an event is not given up for one answer. */
const DENIED = new Set([401, 402, 403]);

const PASSING = /\.(?:unavailable|limited|suspended|full|denied)$/;

/** The failure of an answer that denies; `null` for any other. */
export function explainDenial(
  name: string,
  status: number,
): { readonly code: 'denied'; readonly message: string } | null {
  return DENIED.has(status)
    ? {
        code: 'denied',
        message: `${name} refuse nos annonces (code ${status})\u00a0: vérifiez l’adresse et le compte.`,
      }
    : null;
}

/** Reads the failure of a client whose own codes end in `.paused` for a hook that is switched off. */
export function readFailure({ code, message }: { readonly code: string; readonly message: string }): Delivery {
  if (code.endsWith('.paused')) return { kind: 'paused', answer: message };
  return { kind: PASSING.test(code) ? 'failed' : 'refused', answer: message };
}
