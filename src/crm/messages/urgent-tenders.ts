/** The e-mail that tenders close soon: text, and the same in plain tables with inline styles, readable at 360 px. */
import { daysBetween, formatDay, formatTime } from '../french/dates.ts';
import { countOf, formatAmount } from '../french/numbers.ts';
import type { TenderRow } from '../tables/index.ts';
import { escapeHtml } from './escape-html.ts';

type Told = Pick<
  TenderRow,
  'noticeId' | 'title' | 'buyer' | 'department' | 'estimatedAmount' | 'relevance' | 'url' | 'documentsUrl'
> & { readonly deadline: Date };

/** @param tenders at least one, in any order */
export function writeUrgentTenders(
  tenders: readonly Told[],
  now: Date,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const sorted = [...tenders].sort((a, b) => a.deadline.getTime() - b.deadline.getTime());
  const [first] = sorted;
  const subject =
    sorted.length === 1 && first
      ? `Appel d’offres urgent, ${leftOf(first, now)}\u00a0: ${shorten(oneLine(first.title))}`
      : `${countOf(sorted.length, 'appel d’offres urgent', 'appels d’offres urgents')}`;
  const intro =
    sorted.length === 1 ? 'Cet appel d’offres se ferme bientôt.' : 'Ces appels d’offres se ferment bientôt.';
  const end = 'Décidez dans l’onglet APPELS_OFFRES, colonne «\u00a0Décision\u00a0»\u00a0: Retenu ou Écarté.';
  const text = [
    intro,
    ...sorted.map((tender) =>
      [oneLine(tender.title), ...linesOf(tender, now), addressOf(tender)].filter((line) => line !== '').join('\n'),
    ),
    end,
  ].join('\n\n');
  return { subject, text, html: page(intro, sorted.map((tender) => card(tender, now)).join(''), end) };
}

const TITLE_SHOWN = 70;

function shorten(title: string): string {
  return title.length <= TITLE_SHOWN ? title : `${title.slice(0, TITLE_SHOWN - 1).trimEnd()}…`;
}

function leftOf({ deadline }: Told, now: Date): string {
  const days = daysBetween(now, deadline);
  if (days <= 0) return 'aujourd’hui';
  return days === 1 ? 'demain' : `dans ${countOf(days, 'jour', 'jours')}`;
}

function linesOf(tender: Told, now: Date): string[] {
  const { deadline, buyer, department, estimatedAmount, relevance } = tender;
  const place = department === '' ? '' : ` (${oneLine(department)})`;
  const amount = estimatedAmount === null ? '' : `${formatAmount(estimatedAmount)} HT`;
  const worth = relevance === null ? '' : `Pertinence\u00a0: ${relevance} sur 100`;
  return [
    `À rendre ${formatDay(deadline)} à ${formatTime(deadline)}, ${leftOf(tender, now)}`,
    `${oneLine(buyer)}${place}`,
    amount,
    worth,
  ].filter((line) => line.trim() !== '');
}

/** Only addresses that a browser opens as pages: a notice is a stranger's text. */
function addressOf({ url, documentsUrl }: Told): string {
  return [url, documentsUrl].find((address) => /^https:\/\/[^\s"'<>]+$/.test(address)) ?? '';
}

const FONT = 'font-family:Arial,Helvetica,sans-serif;';
const CELL = `${FONT}font-size:15px;line-height:22px;color:#202124;`;

function page(intro: string, cards: string, end: string): string {
  return [
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td align="center">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">',
    `<tr><td style="${CELL}padding:16px;">${escapeHtml(intro)}</td></tr>`,
    cards,
    `<tr><td style="${CELL}padding:16px;color:#5f6368;">${escapeHtml(end)}</td></tr>`,
    '</table></td></tr></table>',
  ].join('');
}

function card(tender: Told, now: Date): string {
  const address = addressOf(tender);
  const title = escapeHtml(oneLine(tender.title));
  const named = address === '' ? title : `<a href="${escapeHtml(address)}" style="color:#0b57d0;">${title}</a>`;
  const [when = '', ...others] = linesOf(tender, now).map(escapeHtml);
  return `<tr><td style="${CELL}padding:12px 16px;border-top:1px solid #dadce0;"><b>${named}</b><br><span style="color:#b3261e;">${when}</span>${others.map((line) => `<br>${line}`).join('')}</td></tr>`;
}

/** A line break in a title would end the subject and begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
