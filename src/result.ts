/**
 * Expected failures are values. Whatever a person can cause or must hear about comes back as `{ ok: false, error }`;
 * only the unexpected is thrown, and caught once, at the front door.
 */

/** What went wrong, for the person (`message`, one French sentence) and for the code (`code`). */
export interface Failure {
  /** Stable, in English, dotted: `lock.busy`, `contact.unknown`, `boamp.unavailable`. */
  readonly code: string;
  readonly message: string;
  /** The form field or column the message is about, when there is one. */
  readonly field?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail(code: string, message: string, field?: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: field === undefined ? { code, message } : { code, message, field } };
}
