/** What happened with a contact or a company, one line each. */
import { startOfDay } from 'date-fns';
import { webLink } from '../../crm/links.ts';
import type { HistoryRow, InteractionRow, TenderRow } from '../../crm/tables/index.ts';
import { toWireDay, toWireMinute } from '../pages/wire-days.ts';
import type { ActivityLine } from './activity.ts';

export function describeExchange({ date, type, result, summary, subject, ...row }: InteractionRow): ActivityLine {
  const outcome = result === 'RDV pris' ? result : result.toLowerCase();
  return {
    kind: 'exchange',
    at: toWireTime(date),
    title: [type || 'Échange', outcome].filter((part) => part !== '').join(', '),
    type,
    who: row.author,
    text: summary || subject,
    stage: '',
    subjectId: row.contactId,
    href: webLink(row.document),
  };
}

export function describeMove({ date, subject, subjectId, from, to, author, forcedReason }: HistoryRow): ActivityLine {
  const agreed = subject === 'Contact' ? ['créé', 'passé'] : ['créée', 'passée'];
  return {
    kind: 'stage',
    at: toWireTime(date),
    // « passée en discussion », not « en En discussion ».
    title: `${subject} ${from === '' ? agreed[0] : agreed[1]} en ${to.replace(/^En /, '')}`,
    type: '',
    who: author,
    text: forcedReason === '' ? '' : `Condition passée outre\u00a0: ${forcedReason}`,
    stage: to,
    subjectId,
    href: '',
  };
}

const DECISIONS: Readonly<Record<string, string>> = { Retenu: ' retenu', Écarté: ' écarté' };
const STATES: Readonly<Record<string, string>> = { Annulé: ' annulé', Attribué: ' attribué' };

export function describeTender({
  noticeId,
  publishedOn,
  title,
  decision,
  state,
  relevance,
  url,
}: TenderRow): ActivityLine {
  return {
    kind: 'tender',
    at: toWireTime(publishedOn),
    title: `Appel d’offres${STATES[state] ?? DECISIONS[decision] ?? ''}`,
    type: '',
    who: `BOAMP ${noticeId}`,
    text: [title.replace(/\.$/, ''), relevance === null ? '' : `Pertinence ${relevance}`]
      .filter((part) => part !== '')
      .map((part) => `${part}.`)
      .join(' '),
    stage: '',
    subjectId: '',
    href: webLink(url),
  };
}

/** A day, with its clock time when it has one. */
function toWireTime(date: Date | null): string {
  if (date === null) return '';
  return date.getTime() === startOfDay(date).getTime() ? toWireDay(date) : toWireMinute(date);
}
