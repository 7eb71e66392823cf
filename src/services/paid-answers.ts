/** Answers that were paid for, kept until they are written: a run that dies in between finds them again. */
import * as z from 'zod/mini';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';

const BODIES = z.array(z.string());

const SIX_HOURS = 6 * 3600;

/** A cached text holds 100 KB; an accent takes two bytes. */
const LONGEST = 45_000;

export interface PaidAnswer {
  readonly body: Result<string>;
  /** It was asked before, and paid for then. */
  readonly kept: boolean;
}

/**
 * Answers the questions of a round, in their order: those that were kept for the same round, and what `ask` brings for the
 * others, whose indexes it is given. What came is kept, even when a part of the round has failed.
 */
export type AnswerRound = (
  questions: readonly string[],
  ask: (missing: readonly number[]) => readonly Result<string>[],
) => readonly PaidAnswer[];

/** One print and one cache call for a round that was kept, two cache calls for one that was not. */
export function keepPaidAnswers({ cache, signer }: Pick<Ports, 'cache' | 'signer'>, service: string): AnswerRound {
  return (questions, ask) => {
    const place = `${service}.${signer.sha256(questions.join('\n'))}`;
    const kept = readBodies(cache.get(place), questions.length);
    const missing = [...questions.keys()].filter((index) => !kept[index]);
    if (missing.length === 0) return kept.map((body) => ({ body: ok(body), kept: true }));
    const asked = ask(missing);
    const answers = questions.map((_, index): PaidAnswer => {
      const at = missing.indexOf(index);
      return at < 0
        ? { body: ok(kept[index] as string), kept: true }
        : { body: asked[at] as Result<string>, kept: false };
    });
    const text = JSON.stringify(answers.map(({ body }) => (body.ok ? body.value : '')));
    if (asked.some(({ ok: came }) => came) && text.length <= LONGEST) cache.put(place, text, SIX_HOURS);
    return answers;
  };
}

/** What was kept for a round, `''` where nothing came; none when the text cannot be that. */
function readBodies(text: string | null, count: number): readonly string[] {
  if (text === null) return [];
  try {
    const bodies = BODIES.safeParse(JSON.parse(text));
    return bodies.success && bodies.data.length === count ? bodies.data : [];
  } catch {
    return [];
  }
}
