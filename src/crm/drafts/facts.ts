/** What is told of a lead to whoever writes the draft. */
import { formatDate } from '../french/dates.ts';
import type { CompanyRow, ContactRow, InteractionRow, OpportunityRow } from '../tables/index.ts';

const EXCHANGES = 4;
const LONGEST = 400;

/**
 * The facts as one text, in a fixed order. No name of a person, no address, no phone number: greeting and signature are
 * put around the answer here. The same rows give the same text whatever the day, so that they are not submitted twice.
 */
export function factsForMessage(
  contact: Pick<ContactRow, 'company' | 'type' | 'position' | 'stage' | 'temperature' | 'nextAction' | 'dueOn'>,
  company: Pick<CompanyRow, 'sector' | 'certifications' | 'commitments'> | null,
  exchanges: readonly Pick<InteractionRow, 'date' | 'type' | 'result' | 'summary'>[],
  deals: readonly Pick<OpportunityRow, 'title' | 'stage'>[],
): string {
  const due = contact.dueOn === null ? '' : ` (prévue le ${formatDate(contact.dueOn)})`;
  const lines: (readonly [name: string, value: string])[] = [
    ['Organisation', contact.company],
    ['Type', contact.type],
    ['Fonction', contact.position],
    ['Étape', contact.stage],
    ['Température', contact.temperature],
    ['Prochaine action notée', contact.nextAction === '' ? '' : `${contact.nextAction}${due}`],
    ['Secteur', company?.sector ?? ''],
    ['Certifications', company?.certifications.join(', ') ?? ''],
    ['Engagements', company?.commitments ?? ''],
    ...deals.map(({ title, stage }) => ['Affaire en cours', [title, stage].filter(Boolean).join(', ')] as const),
    ...[...exchanges]
      .filter(({ date }) => date !== null)
      .sort((a, b) => (b.date?.getTime() ?? 0) - (a.date?.getTime() ?? 0))
      .slice(0, EXCHANGES)
      .map(({ date, type, result, summary }) => {
        const what = [date === null ? '' : formatDate(date), type, result].filter((part) => part !== '').join(', ');
        return [`Échange (${what})`, summary.trim() === '' ? 'sans note' : summary] as const;
      }),
  ];
  return lines
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${name} : ${hideCoordinates(value).replace(/\s+/g, ' ').trim().slice(0, LONGEST)}`)
    .join('\n');
}

/** Addresses and phone numbers typed in notes stay here. */
export function hideCoordinates(text: string): string {
  return text.replace(/\S+@\S+/g, '(adresse)').replace(/(?:\+33|\b0)[\s.()-]*(?:\d[\s.-]*){9}/g, '(téléphone) ');
}
