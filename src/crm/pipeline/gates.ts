import { fail, ok, type Result } from '../../result.ts';
import { formatNumber, parseNumber } from '../french/numbers.ts';
import { matchKey } from '../names.ts';
import type { OpportunityRow } from '../tables/index.ts';

/** What is known of a contact or opportunity when it asks to enter a stage. `null`: unknown. */
export interface GateFacts {
  readonly score: number | null;
  /** The most that the budget would still add to the score: the way most scores fall short. */
  readonly budgetWouldAdd?: number;
  /** True when they are an opportunity's own, and not what a contact's opportunities say together. */
  readonly ofDeal?: boolean;
  readonly budgetConfirmed: boolean;
  /** At least one message, call or meeting from the team. */
  readonly outgoing: boolean;
  readonly answered: boolean;
  readonly meeting: boolean;
  readonly amount: number | null;
  /** Name of the main contact, `''` without one. */
  readonly mainContact: string;
  readonly dueDate: Date | null;
  readonly answerAfterProposal: boolean;
  readonly lossReason: string;
}

type Fact = Exclude<keyof GateFacts, 'score' | 'budgetWouldAdd' | 'ofDeal'>;

/** One thing a gate asks for. */
export type Condition = { readonly fact: 'score'; readonly above: number } | { readonly fact: Fact };

/** All clauses must hold; of a clause's conditions, one is enough. */
export type Gate = readonly (readonly Condition[])[];

/** A condition that does not hold: what is asked, and how things stand today. */
export interface Missing {
  /** « Score ICP au-dessus de 70 » */
  readonly condition: string;
  /** « 68 aujourd’hui ; le budget en ajoute jusqu’à 20 » */
  readonly today: string;
  /** The cells of an opportunity in which a person can answer at once. */
  readonly columns: readonly DealColumn[];
}

type DealColumn = Extract<keyof OpportunityRow, 'budgetConfirmed' | 'amount' | 'contact' | 'closesOn' | 'lossReason'>;

interface FactWords {
  readonly fact: Fact;
  /** As typed in PARAMETRES. */
  readonly name: string;
  readonly absent: string;
  /** The same, of one opportunity, when it is not said alike. */
  readonly absentInDeal?: string;
  /** The cell of an opportunity that says so; none when it follows from other rows. */
  readonly column?: DealColumn;
  readonly holds: (facts: GateFacts) => boolean;
}

const FACTS: readonly FactWords[] = [
  {
    fact: 'budgetConfirmed',
    name: 'Budget confirmé',
    absent: 'aucune opportunité ouverte n’a son budget confirmé',
    absentInDeal: 'case à cocher dans l’opportunité',
    column: 'budgetConfirmed',
    holds: (facts) => facts.budgetConfirmed,
  },
  {
    fact: 'outgoing',
    name: 'Prise de contact',
    absent: 'aucun envoi ni appel n’est journalisé',
    holds: (facts) => facts.outgoing,
  },
  { fact: 'answered', name: 'Réponse', absent: 'aucune réponse n’est journalisée', holds: (facts) => facts.answered },
  {
    fact: 'meeting',
    name: 'Rendez-vous',
    absent: 'aucun rendez-vous n’est journalisé',
    holds: (facts) => facts.meeting,
  },
  {
    fact: 'amount',
    name: 'Montant',
    absent: 'le montant HT est vide',
    column: 'amount',
    holds: (facts) => facts.amount !== null && facts.amount > 0,
  },
  {
    fact: 'mainContact',
    name: 'Contact principal',
    absent: 'aucun contact principal n’est choisi',
    column: 'contact',
    holds: (facts) => facts.mainContact.trim() !== '',
  },
  {
    fact: 'dueDate',
    name: 'Date limite',
    absent: 'la date limite est vide',
    column: 'closesOn',
    holds: (facts) => facts.dueDate !== null,
  },
  {
    fact: 'answerAfterProposal',
    name: 'Réponse après la proposition',
    absent: 'aucune réponse n’est journalisée depuis la proposition',
    holds: (facts) => facts.answerAfterProposal,
  },
  {
    fact: 'lossReason',
    name: 'Motif de perte',
    absent: 'le motif de perte est vide',
    column: 'lossReason',
    holds: (facts) => facts.lossReason.trim() !== '',
  },
];

/**
 * Reads a gate as typed in PARAMETRES: clauses separated by `;`, alternatives by `ou`, as in
 * « Score ICP > 70 ; Budget confirmé » or « Réponse ou Rendez-vous ». A blank text asks for nothing.
 */
export function parseGate(text: string): Result<Gate> {
  const gate: Condition[][] = [];
  for (const clause of text.split(/[;\n]/)) {
    if (clause.trim() === '') continue;
    const conditions: Condition[] = [];
    for (const words of clause.split(/\sou\s/i)) {
      const condition = parseCondition(words.trim());
      if (condition === null) {
        return fail(
          'gate.unreadable',
          `la condition « ${words.trim()} » n’est pas connue ; l’étape reste sans condition.`,
        );
      }
      conditions.push(condition);
    }
    gate.push(conditions);
  }
  return ok(gate);
}

function parseCondition(words: string): Condition | null {
  const score = /^score(?:\s+icp)?\s*>\s*(.+)$/i.exec(words);
  if (score !== null) {
    const above = parseNumber(score[1] ?? '');
    return above === null ? null : { fact: 'score', above };
  }
  const known = FACTS.find(({ name }) => matchKey(name) === matchKey(words));
  return known === undefined ? null : { fact: known.fact };
}

/** Which tables a gate's conditions need, besides the row that asks. */
export interface GateSources {
  /** Its company's score. */
  readonly score: boolean;
  readonly exchanges: boolean;
  /** What opportunities hold: money, dates, reasons. */
  readonly deals: boolean;
}

const OF_EXCHANGES: ReadonlySet<Fact> = new Set<Fact>(['outgoing', 'answered', 'meeting', 'answerAfterProposal']);

export function sourcesOf(gate: Gate): GateSources {
  const facts = gate.flatMap((clause) => clause.map(({ fact }) => fact));
  return {
    score: facts.includes('score'),
    exchanges: facts.some((fact) => fact !== 'score' && OF_EXCHANGES.has(fact)),
    deals: facts.some((fact) => fact === 'answerAfterProposal' || (fact !== 'score' && !OF_EXCHANGES.has(fact))),
  };
}

/** What a gate still asks for; empty when it lets through. */
export function missingFor(gate: Gate, facts: GateFacts): Missing[] {
  return gate
    .filter((clause) => !clause.some((condition) => holds(condition, facts)))
    .map((clause) => {
      const parts = clause.map((condition) => describe(condition, facts));
      return {
        condition: parts.map((part) => part.condition).join(' ou '),
        today: parts.map((part) => part.today).join(' et '),
        columns: parts.flatMap((part) => part.columns),
      };
    });
}

function holds(condition: Condition, facts: GateFacts): boolean {
  if (condition.fact === 'score') return facts.score !== null && facts.score > condition.above;
  return FACTS.some(({ fact, holds: isTrue }) => fact === condition.fact && isTrue(facts));
}

function describe(condition: Condition, facts: GateFacts): Missing {
  if (condition.fact === 'score') {
    const asked = `Score ICP au-dessus de ${formatNumber(condition.above)}`;
    return { condition: asked, today: describeScore(facts), columns: [] };
  }
  const words = FACTS.find(({ fact }) => fact === condition.fact);
  if (words === undefined) throw new Error(`No words for the fact ${condition.fact}`);
  const { name, absent, absentInDeal = absent, column } = words;
  return {
    condition: name,
    today: facts.ofDeal === true ? absentInDeal : absent,
    columns: column === undefined ? [] : [column],
  };
}

function describeScore({ score, budgetWouldAdd = 0 }: GateFacts): string {
  const today = score === null ? 'pas encore calculé' : `${formatNumber(score, 0)} aujourd’hui`;
  return budgetWouldAdd > 0 ? `${today} ; le budget en ajoute jusqu’à ${formatNumber(budgetWouldAdd, 0)}` : today;
}

/** « Score ICP au-dessus de 70 (68 aujourd’hui) ; Budget confirmé (…) »: the end of a refusal's sentence. */
export function listMissing(missing: readonly Missing[]): string {
  return missing.map(({ condition, today }) => `${condition} (${today})`).join(' ; ');
}
