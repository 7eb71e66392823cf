/**
 * The same random cases at every run, so that a check that passes here passes there. `SEED=random npm test` looks for new ones,
 * `SEED=<number>` plays a run again; what such a run has found is kept as a case of its own.
 */
import fc from 'fast-check';

const asked = process.env.SEED ?? '20260616';

if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
