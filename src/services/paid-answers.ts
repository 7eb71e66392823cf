/** Answers that were paid for, kept until they are written: a run that dies in between finds them again. */
import * as z from 'zod/mini';
import type { Ports } from '../ports.ts';

const BODIES = z.array(z.string());

const SIX_HOURS = 6 * 3600;

/** A cached text holds 100 KB; an accent takes two bytes. */
const LONGEST = 45_000;

export interface PaidAnswers {
  /** The bodies kept for this question, `''` where none came; `null` when there are none. */
  recall(question: string): readonly string[] | null;
  keep(question: string, bodies: readonly string[]): void;
}

/** One print and one cache call each time; a question is known by its print alone. */
export function createPaidAnswers({ cache, signer }: Pick<Ports, 'cache' | 'signer'>, service: string): PaidAnswers {
  const placeOf = (question: string) => `${service}.${signer.sha256(question)}`;
  return {
    recall: (question) => {
      const text = cache.get(placeOf(question));
      if (text === null) return null;
      try {
        const bodies = BODIES.safeParse(JSON.parse(text));
        return bodies.success ? bodies.data : null;
      } catch {
        return null;
      }
    },
    keep: (question, bodies) => {
      const text = JSON.stringify(bodies);
      if (text.length <= LONGEST) cache.put(placeOf(question), text, SIX_HOURS);
    },
  };
}
