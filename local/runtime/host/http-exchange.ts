/** What passes between the runtime's thread and the one that speaks HTTP. */
import type { Misbehaviour } from '../../services/misbehaviours.ts';
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

export interface WorkerStart extends StandInOptions {
  readonly origins: Readonly<Record<string, string>>;
  /** One Int32: 1 once outcomes wait on the port. */
  readonly answered: SharedArrayBuffer;
}
