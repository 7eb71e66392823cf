/** When a failed call is tried again, and after how long. */
import type { HttpAnswer, Ports } from '../ports.ts';

/** An answer that came, whatever its status. */
export type HttpReply = Exclude<HttpAnswer, { readonly status: 0 }>;

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 8000;

/** A run may wait so long for a service that names its delay; beyond, the next run is the better moment. */
const LONGEST_PATIENCE = 30_000;

export function hasCome(answer: HttpAnswer): answer is HttpReply {
  return answer.status !== 0;
}

/** Only what may pass by itself: no answer at all, too many requests, a failure of the service. */
export function worthRetrying(answer: HttpAnswer): boolean {
  if (!hasCome(answer)) return true;
  if (headerOf(answer.headers, 'x-should-retry') === 'false') return false;
  return answer.status === 429 || answer.status >= 500;
}

/**
 * Milliseconds to wait before try `attempt + 1`: what the service asks for (`Retry-After`, in seconds or as a date), else
 * a random part of a delay that doubles (full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * `null` when the service asks for more than a run can wait.
 */
export function delayBefore(
  attempt: number,
  answer: HttpAnswer,
  ports: Pick<Ports, 'clock' | 'random'>,
): number | null {
  const asked = hasCome(answer) ? retryAfter(answer.headers, ports.clock.now()) : null;
  if (asked !== null) return asked <= LONGEST_PATIENCE ? asked : null;
  return Math.round(ports.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt));
}

/** Milliseconds asked for by `Retry-After` (RFC 9110, section 10.2.3); `null` without a readable one. */
function retryAfter(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const text = headerOf(headers, 'retry-after')?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/** The value of a header, whatever the case of its name. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
