import { formatShortDay } from '../french/dates.ts';
import { countOf } from '../french/numbers.ts';
import { type DraftRow, drafts as table } from '../tables/index.ts';
import { asSentence, listSection, type Section, sourceOf } from './report.ts';

const SHOWN = 5;

/** Messages that leave only once a person has approved them, oldest first; and those that a person has to check. */
export function draftSection(drafts: readonly DraftRow[]): Section[] {
  const time = ({ createdOn }: DraftRow) => createdOn?.getTime() ?? 0;
  const waiting = drafts
    .filter(({ status, approved }) => (status === 'À relire' && !approved) || status === 'À vérifier')
    .sort((a, b) => time(a) - time(b));
  return listSection(
    { title: 'Brouillons à relire', source: sourceOf(table, 'status', 'approved') },
    waiting,
    SHOWN,
    ({ subject, contact, status, action, createdOn }) => ({
      title: subject,
      place: contact,
      badge: status === 'À vérifier' ? status : dayOf(createdOn),
      badgeTone: status === 'À vérifier' ? 'bad' : 'plain',
      text: asSentence(action),
    }),
    (count) => `Et ${countOf(count, 'autre', 'autres')} dans BROUILLONS. Rien ne part sans vous.`,
  );
}

function dayOf(date: Date | null): string {
  return date === null ? '' : formatShortDay(date);
}
