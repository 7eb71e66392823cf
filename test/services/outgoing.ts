/** Ports of an outgoing call, in memory: answers in the order in which they are scripted, the clock moving by what is slept. */
import type { HttpAnswer, HttpRequest } from '../../src/ports.ts';
import { createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';

export interface Outgoing {
  readonly ports: MemoryPorts;
  /** Milliseconds slept since the start. */
  slept(): number;
}

/** Answers in order; the last one goes on for ever. */
export function scriptAnswers(...answers: readonly (HttpAnswer | ((request: HttpRequest) => HttpAnswer))[]): Outgoing {
  const ports = createMemoryPorts();
  const start = ports.clock.now().getTime();
  let next = 0;
  ports.http.answer = (request) => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    if (answer === undefined) throw new Error('no answer scripted');
    return typeof answer === 'function' ? answer(request) : answer;
  };
  return { ports, slept: () => ports.clock.now().getTime() - start };
}

export function reply(status: number, body = '', headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers, body };
}

export const NO_ANSWER: HttpAnswer = { status: 0, reason: 'timeout' };
