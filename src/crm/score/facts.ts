import { daysBetween } from '../french/dates.ts';
import { fold, matchKey } from '../names.ts';
import type { CompanyRow, ContactRow } from '../tables/index.ts';

/** What is known of a company or local authority when it is scored. `null` is unknown, which is not zero. */
export interface IcpFacts {
  /** A word of the « Type » column; `''` when unknown. */
  readonly type: string;
  /** Inhabitants, or staff. */
  readonly size: number | null;
  /** Names; an empty list says that there is none. */
  readonly certifications: readonly string[] | null;
  /** Public commitments are described. */
  readonly commitments: boolean | null;
  /** Euros a year for biodiversity. */
  readonly budget: number | null;
  readonly budgetConfirmed: boolean | null;
  /** A tender on our subjects is open. */
  readonly openTender: boolean | null;
  readonly daysSinceAnswer: number | null;
  /** A decision-maker or elected official is known. */
  readonly decisionMaker: boolean | null;
}

/** What the other tables say of a company. */
export interface CompanySurroundings {
  readonly contacts: readonly Pick<ContactRow, 'role'>[];
  /** The last answer or meeting with any of its contacts. */
  readonly lastInbound: Date | null;
  /** One of its open opportunities has its budget confirmed. */
  readonly budgetConfirmed: boolean;
  readonly openTender: boolean;
}

const NO_CERTIFICATION = new Set(['aucune', 'aucun', 'non', 'neant', 'sans', '0', '-']);

/** The certifications of a cell: « Aucune » says that there is none, a blank that nobody knows. */
export function certificationsOf(names: readonly string[]): string[] | null {
  const typed = names.map((name) => name.trim()).filter((name) => name !== '');
  if (typed.length === 0) return null;
  const kept = new Map(typed.filter((name) => !NO_CERTIFICATION.has(fold(name))).map((name) => [matchKey(name), name]));
  return [...kept.values()];
}

/** The facts of a company from its row and what surrounds it. Nobody known to decide means unknown, not nobody. */
export function factsOfCompany(
  company: Pick<CompanyRow, 'type' | 'size' | 'certifications' | 'commitments' | 'budget' | 'electedOfficials'>,
  surroundings: CompanySurroundings,
  today: Date,
): IcpFacts {
  const { contacts, lastInbound, budgetConfirmed, openTender } = surroundings;
  const decisionMaker =
    company.electedOfficials.trim() !== '' || contacts.some(({ role }) => role === 'Décideur' || role === 'Élu');
  return {
    type: company.type,
    size: company.size,
    certifications: certificationsOf(company.certifications),
    commitments: company.commitments.trim() === '' ? null : true,
    budget: company.budget,
    budgetConfirmed,
    openTender,
    daysSinceAnswer: lastInbound === null ? null : Math.max(0, daysBetween(lastInbound, today)),
    decisionMaker: decisionMaker ? true : null,
  };
}
