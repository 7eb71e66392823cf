/** People completed by Apollo, their addresses verified, then found, by Hunter: blanks only, within the day's budget. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { eraseTraces } from './erase-traces.ts';
import { findRound } from './find-emails.ts';
import { lookUpRound } from './look-up-people.ts';
import { type RoundReport, runPaidRound } from './paid-round.ts';
import { readPeople } from './people.ts';
import { verifyRound } from './verify-emails.ts';

/** The order matters: an address of Apollo's is verified, and one that fails is looked for again. */
const ROUNDS = [lookUpRound, verifyRound, findRound] as const;

export interface EnrichmentReport extends StepReport {
  /** A service could not go on; the summary says why. */
  readonly stopped: boolean;
}

/** A property call, four reads for each service that has a key, then one round of requests and one operation for each batch. */
export function enrichContacts(ports: Ports, slice: Slice): Result<EnrichmentReport> {
  const present = { apollo: ports.secrets.get('apollo') !== null, hunter: ports.secrets.get('hunter') !== null };
  if (!present.apollo && !present.hunter) {
    return ok({
      stopped: false,
      summary: 'Sans clé Apollo ni Hunter, les contacts ne sont complétés par aucun service payant.',
    });
  }
  const erased = eraseTraces(ports);
  if (!erased.ok) return erased;
  const reports: RoundReport[] = [];
  for (const roundOf of ROUNDS) {
    const read = readPeople(ports);
    if (!read.ok) return read;
    const round = roundOf(ports, read.value);
    if (round === null || round.people.length === 0) continue;
    const done = runPaidRound(ports, slice, read.value, round);
    if (!done.ok) return done;
    reports.push(done.value);
  }
  const said = [...new Set(reports.map((report) => report.said).filter((sentence) => sentence !== ''))];
  return ok({
    summary: said.join(' '),
    unfinished: reports.some(({ unfinished }) => unfinished),
    stopped: reports.some(({ stopped }) => stopped !== null),
  });
}
