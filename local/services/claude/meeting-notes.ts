/**
 * Meeting notes, read as a model would be expected to: each line is taken for what it says, and quoted. No model does it:
 * the same notes always give the same reading.
 */
import { MONTHS } from '../../../src/crm/french/dates.ts';

interface Quoted {
  readonly text: string;
  readonly quote: string;
}

interface NotesReading {
  readonly summary: string;
  readonly quote: string;
  readonly decisions: readonly Quoted[];
  readonly questions: readonly Quoted[];
  readonly nextAction: Quoted;
  /** ISO. */
  readonly dueOn: string | null;
  readonly result: { readonly value: string; readonly quote: string };
}

const DECIDED = /^(?:décisions?|décidé|validé|accord)\b|\b(?:est|sont) (?:retenue?s?|validée?s?|voté[es]*)\b/i;
const TO_DO =
  /^(?:à faire|actions?|prochaines? étapes?)\b|^(?:envoyer|rappeler|proposer|préparer|relancer|transmettre)\b/i;
const LABEL = /^[^:]{2,25}\s*:\s*/;
const OUTCOMES: readonly (readonly [value: string, sign: RegExp])[] = [
  ['RDV pris', /rendez-vous (?:est )?(?:pris|fixé)|\brdv (?:pris|fixé)/i],
  ['Réponse positive', /très intéressé|d’accord|d'accord|favorable/i],
  ['Réponse négative', /pas intéressé|refuse/i],
];
const FEW = 3;

export function readNotes(notes: string): NotesReading {
  const lines = notes
    .split(/\n+/)
    .map((line) => line.replace(/^[\s•*-]+/, '').trim())
    .filter((line) => line !== '');
  const decided = lines.filter((line) => DECIDED.test(line));
  const toDo = lines.find((line) => TO_DO.test(line)) ?? '';
  const asked = lines.filter((line) => line.endsWith('?'));
  const told = lines.filter((line) => line !== toDo && !decided.includes(line) && !asked.includes(line));
  const outcome = OUTCOMES.flatMap(([value, sign]) => {
    const quote = lines.find((line) => sign.test(line));
    return quote === undefined ? [] : [{ value, quote }];
  })[0];
  return {
    summary: (told.length > 0 ? told : lines).slice(0, FEW).join(' '),
    quote: (told[0] ?? lines[0]) || '',
    decisions: decided.map(asQuoted),
    questions: asked.map(asQuoted),
    nextAction: asQuoted(toDo),
    dueOn: dayIn(toDo),
    result: outcome ?? { value: 'Aucun', quote: '' },
  };
}

function asQuoted(line: string): Quoted {
  return { text: line.replace(LABEL, ''), quote: line };
}

/** A day written with its year. */
function dayIn(line: string): string | null {
  const [, day, month, year] =
    /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(line) ?? /\b(\d{1,2})(?:er)? ([a-zéû]+) (\d{4})\b/i.exec(line) ?? [];
  if (day === undefined || month === undefined) return null;
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return number === 0 ? null : `${year}-${two(number)}-${two(Number(day))}`;
}
