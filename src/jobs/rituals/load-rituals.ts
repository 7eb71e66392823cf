/** « Rituels »: what the team does at fixed times, when it comes next, and whose agenda it goes to. */
import { formatDay, formatShortDay } from '../../crm/french/dates.ts';
import { nextOccurrence } from '../../crm/steering/rituals/occurrences.ts';
import { tellRhythm } from '../../crm/steering/rituals/words.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { addressOf, readRituals } from './read-rituals.ts';

export interface ShownRitual {
  readonly id: string;
  readonly name: string;
  /** « Chaque semaine, le lundi, à 9 h 30 (45 min) » */
  readonly rhythm: string;
  /** « lundi 22 juin »; `''` when it is over. */
  readonly next: string;
  /** « 15 juin »; `''` when it was never held. */
  readonly last: string;
  readonly assignee: string;
  /** `''`: it is in nobody's agenda. */
  readonly address: string;
}

export interface RitualList {
  readonly rituals: readonly ShownRitual[];
  /** Rows that cannot be read, one French sentence each. */
  readonly problems: readonly string[];
  /** Recipients that today's quota of e-mails still allows. */
  readonly mailsLeft: number;
}

/** PARAMETRES and RITUELS. */
export const floor = { read: 2 };

/** Fails with `steering.off`, and as reading a table does. */
export function loadRituals(ports: Ports): Result<RitualList> {
  const book = readRituals(ports);
  if (!book.ok) return book;
  const { settings, rituals, problems } = book.value;
  const now = ports.clock.now();
  return ok({
    rituals: rituals.map((ritual) => {
      const next = nextOccurrence(ritual, now, settings.calendar);
      return {
        id: ritual.id,
        name: ritual.name,
        rhythm: tellRhythm(ritual),
        next: next === null ? '' : formatDay(next),
        last: ritual.lastOn === null ? '' : formatShortDay(ritual.lastOn),
        assignee: ritual.assignee,
        address: addressOf(ritual, settings),
      };
    }),
    problems,
    mailsLeft: ports.mailer.remaining(),
  });
}
