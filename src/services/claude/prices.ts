/** What Claude's tokens cost (platform.claude.com, November 2026). */

/** Dollars for a million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

const HAIKU: Price = { input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125 };

/** Above 100,000 tokens of prompt, for the whole request. */
const LONG_HAIKU: Price = { input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 };
const LONG_PROMPT = 100_000;

const BY_FAMILY: readonly (readonly [beginning: string, price: Price])[] = [
  ['claude-haiku-5-5', HAIKU],
  ['claude-sonnet-5-5', { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 }],
  ['claude-opus-5-5', { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 }],
];

/** A model that is not listed counts as the dearest known one, so that the budget holds. */
const DEAREST: Price = { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 };

/** Characters of French a token of recent models, low so that an estimate is rather too high. */
const CHARACTERS_A_TOKEN = 2.5;

export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/**
 * Euros that a call has cost, without tax. A dollar counts as a euro: it has been worth less since 2003 but for some
 * weeks of 2022, and a budget had better be kept than used up.
 */
export function costOf(model: string, usage: Usage): number {
  const listed = BY_FAMILY.find(([beginning]) => model.startsWith(beginning))?.[1] ?? DEAREST;
  const price =
    listed === HAIKU && usage.input + usage.cacheRead + usage.cacheWrite > LONG_PROMPT ? LONG_HAIKU : listed;
  const dollars =
    usage.input * price.input +
    usage.output * price.output +
    usage.cacheRead * price.cacheRead +
    usage.cacheWrite * price.cacheWrite;
  return dollars / 1e6;
}

/** Euros that a call may cost at most: its whole prompt read, its whole allowance written. */
export function estimateCost(model: string, characters: number, maxTokens: number): number {
  const input = Math.ceil(characters / CHARACTERS_A_TOKEN);
  return costOf(model, { input, output: maxTokens, cacheRead: 0, cacheWrite: 0 });
}
