/** The way out of the guest: one synchronous call, JSON text both ways. */
import { decode, encode } from '../wire.ts';

declare const __host: (operation: string, json: string) => string;

type Answer<T> = { readonly value: T } | { readonly error: { readonly name: string; readonly message: string } };

/** Asks the host for an operation. What the host refuses is thrown here, as an Error of the bundle's own context. */
export function host<T>(operation: string, ...args: readonly unknown[]): T {
  const answer = decode<Answer<T>>(__host(operation, encode(args)));
  if ('value' in answer) return answer.value;
  const error = new Error(answer.error.message);
  error.name = answer.error.name;
  throw error;
}
