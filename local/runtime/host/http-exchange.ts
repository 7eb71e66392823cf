/** What passes between the runtime's thread and the one that speaks HTTP. */
import type { StandInOptions } from '../../services/stand-ins.ts';

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly followRedirects: boolean;
  /** Misbehaviour asked of whoever answers; null for none. */
  readonly misbehaviour: Misbehaviour | null;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; a header that comes several times is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
  /** Milliseconds from the request to the end of the answer. */
  readonly waited: number;
}

/** No answer: the name is unknown here, nobody listens, or it took too long. */
export interface HttpFailure {
  readonly failure: 'dns' | 'refused' | 'timeout' | 'too-large';
}

export type HttpOutcome = HttpResponse | HttpFailure;

/** Ways a host can misbehave. `429-date` and `429-seconds` carry Retry-After; `endless` is a list whose pages never end. */
export const MISBEHAVIOURS = [
  '401',
  '402',
  '403',
  '429-seconds',
  '429-date',
  '429-none',
  '500',
  '503',
  '529',
  'timeout',
  'dns',
  'truncated',
  'malformed',
  'html',
  'empty',
  'wrong-schema',
  'endless',
] as const;

export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

export interface WorkerStart extends StandInOptions {
  readonly origins: Readonly<Record<string, string>>;
  /** One Int32: 1 once outcomes wait on the port. */
  readonly answered: SharedArrayBuffer;
}
