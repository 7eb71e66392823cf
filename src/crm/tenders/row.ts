/** A tender as a row of APPELS_OFFRES: what each cell says, and which cells of a known row may change. */
import type { TenderRow } from '../tables/index.ts';
import type { CaseOutcome, TenderState } from './cases.ts';
import type { Notice } from './notice.ts';
import type { Relevance } from './relevance.ts';

/** Cells that the notice gives; the team may change any of them afterwards. */
export type NoticeCells = Pick<
  TenderRow,
  | 'title'
  | 'buyer'
  | 'siren'
  | 'department'
  | 'publishedOn'
  | 'deadline'
  | 'nature'
  | 'procedure'
  | 'cpv'
  | 'descriptors'
  | 'estimatedAmount'
  | 'lots'
  | 'siteVisit'
  | 'questionsBefore'
  | 'winner'
  | 'contractEndsOn'
  | 'buyerContact'
  | 'documentsUrl'
  | 'url'
>;

/** Cells that are the rule's own. */
export type ConclusionCells = Pick<TenderRow, 'keywords' | 'relevance' | 'reasons'>;

/** Sheets holds 50,000 characters a cell; a person reads far fewer. */
const LONGEST_LOTS = 5000;
const CODES_SHOWN = 12;

export function noticeCells(notice: Notice, outcome: CaseOutcome): NoticeCells {
  const { buyer, lots } = notice;
  return {
    title: notice.title,
    buyer: buyer.name,
    siren: buyer.siren,
    department: notice.departments.join(', '),
    publishedOn: notice.publishedOn,
    deadline: outcome.deadline,
    nature: notice.nature,
    procedure: notice.procedure,
    cpv: notice.cpv.slice(0, CODES_SHOWN).join(', '),
    descriptors: notice.descriptors.join(', '),
    estimatedAmount: notice.amount,
    lots: lots
      .map(({ number, title }) => (title === '' ? `Lot ${number}` : `Lot ${number}\u00a0: ${title}`))
      .join('\n')
      .slice(0, LONGEST_LOTS),
    siteVisit: notice.siteVisit,
    questionsBefore: notice.questionsBefore,
    winner: outcome.winners.join(', '),
    contractEndsOn: outcome.endsOn,
    buyerContact: [buyer.contact, buyer.email, buyer.phone].filter((line) => line !== '').join('\n'),
    documentsUrl: notice.documentsUrl,
    url: notice.url,
  };
}

export function conclusionCells(relevance: Relevance): ConclusionCells {
  return {
    keywords: relevance.keywords.join(', '),
    relevance: relevance.score,
    reasons: relevance.reasons.join('\n'),
  };
}

/** Those of a notice's cells that are still blank in a row. */
export function blanksToFill(row: TenderRow, cells: Partial<NoticeCells>): Partial<NoticeCells> {
  const filled = Object.entries(cells).filter(
    ([key, value]) => isBlank(row[key as keyof NoticeCells]) && !isBlank(value),
  );
  return Object.fromEntries(filled);
}

const RANKS: readonly string[] = ['', 'Initial', 'Rectifié', 'Attribué', 'Annulé'];

/**
 * What later notices change in cells that Pistil filled: the state moves forward only, and the deadline only where the row
 * still holds one that was in force before. Anything else in these cells is a person's, and stays.
 */
export function movedCells(row: TenderRow, outcome: CaseOutcome): { state?: TenderState; deadline?: Date } {
  const moved: { state?: TenderState; deadline?: Date } = {};
  const rank = RANKS.indexOf(row.state);
  if (rank >= 0 && RANKS.indexOf(outcome.state) > rank) moved.state = outcome.state;
  const { deadline, formerDeadlines } = outcome;
  const written = row.deadline?.getTime();
  if (
    deadline !== null &&
    deadline.getTime() !== written &&
    formerDeadlines.some((former) => former.getTime() === written)
  ) {
    moved.deadline = deadline;
  }
  return moved;
}

function isBlank(value: unknown): boolean {
  return value === null || value === '';
}
