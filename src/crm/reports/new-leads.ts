import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import { byIdentifier, type ReportFacts } from './facts.ts';

/** An organisation that reached the stage after the first one. */
export interface NewLead {
  readonly company: string;
  readonly score: number | null;
  /** The score explained. */
  readonly detail: string;
  readonly enteredOn: Date;
}

/**
 * Those that HISTORIQUE saw enter the second stage of the pipeline (« Qualifié ») from `since` on, through a contact or an
 * opportunity: each organisation once, best score first. Going back there from further on is no news.
 */
export function newLeads(
  {
    history,
    contacts,
    companies,
    opportunities,
    settings,
  }: Pick<ReportFacts, 'history' | 'contacts' | 'companies' | 'opportunities' | 'settings'>,
  since: Date,
): NewLead[] {
  const [first, qualified] = settings.stages;
  if (first === undefined || qualified === undefined || qualified.kind !== 'prospecting') return [];
  const people = byIdentifier(contacts);
  const deals = byIdentifier(opportunities);
  const firms = byIdentifier(companies);
  const leads = new Map<string, NewLead>();
  for (const { date, subjectId, from, to } of history) {
    if (date === null || date < since || findStage(settings.stages, to) !== qualified) continue;
    if (from !== '' && findStage(settings.stages, from) !== first) continue;
    const person = people.get(subjectId);
    const subject = person ?? deals.get(subjectId);
    if (subject === undefined) continue;
    const firm = firms.get(subject.companyId);
    const company = firm?.name || subject.company || person?.label || '';
    const known = leads.get(matchKey(company));
    if (known !== undefined && known.enteredOn <= date) continue;
    leads.set(matchKey(company), {
      company,
      score: firm?.score ?? person?.score ?? null,
      detail: firm?.scoreDetail ?? '',
      enteredOn: date,
    });
  }
  return [...leads.values()].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.company.localeCompare(b.company));
}
