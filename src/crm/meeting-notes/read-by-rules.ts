/** Notes read without Claude: their first lines, and the lines that say themselves what they are. */
import { startOfDay } from 'date-fns';
import { findNamedDays } from '../french/named-days.ts';
import { fold } from '../names.ts';
import { LONGEST_SUMMARY, type NotesDays, type NotesReading } from './reading.ts';

type Kind = 'decision' | 'action' | 'question';

/** How a line begins, folded, up to its colon or dash. */
const HEADINGS: readonly (readonly [kind: Kind, words: RegExp])[] = [
  ['decision', /^(?:decisions?(?: prises?)?|decide|acte|relevee? de decisions)$/],
  ['action', /^(?:a faire|actions?|prochaines? (?:etapes?|actions?)|suites?(?: a donner)?|todo|to do|next steps?)$/],
  ['question', /^(?:questions?(?: ouvertes?| en suspens)?|en suspens|a clarifier|points? ouverts?)$/],
];

/** `Décision : …`, `À faire - …`. */
const LABELLED = /^([^:–—-]{2,30}?)\s*(?::|\s[–—-]\s)\s*(.*)$/;

const BULLET = /^\s*(?:[-–—*•·▪►>]+|\d{1,2}[.)])\s+/;
const LONGEST_ITEM = 200;
const MOST_ITEMS = 10;

/**
 * A label opens a list that goes on to the next blank line; « ? » at the end of a line is an open question. The next
 * action is the first line of « À faire », due on the first day to come that it names.
 */
export function readByRules(notes: string, { writtenOn, now }: NotesDays): NotesReading {
  const items: Readonly<Record<Kind, string[]>> = { decision: [], action: [], question: [] };
  const others: string[] = [];
  let open: Kind | null = null;
  for (const line of notes.split(/\r\n?|\n/)) {
    const text = line.replace(BULLET, '').replace(/\s+/g, ' ').trim();
    if (text === '') {
      open = null;
      continue;
    }
    const [, label = text, rest = ''] = LABELLED.exec(text) ?? [];
    const headed = kindOf(label);
    if (headed !== null) open = rest === '' ? headed : null;
    const kind = headed ?? open ?? (text.endsWith('?') ? 'question' : null);
    const said = headed === null ? text : rest;
    if (said === '') continue;
    if (kind === null) others.push(said);
    else items[kind].push(cut(said, LONGEST_ITEM));
  }
  const [nextAction = ''] = items.action;
  const due = findNamedDays(nextAction, writtenOn).find((day) => day >= startOfDay(now)) ?? null;
  return {
    summary: cut(others.join('\n'), LONGEST_SUMMARY),
    decisions: items.decision.slice(0, MOST_ITEMS),
    questions: items.question.slice(0, MOST_ITEMS),
    nextAction,
    dueOn: due,
    result: '',
  };
}

function kindOf(label: string): Kind | null {
  const folded = fold(label);
  return HEADINGS.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** At the end of a sentence if there is one late enough, else of a word. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - 1);
  const sentence = /^[\s\S]*[.!?](?=\s)/.exec(start)?.[0] ?? '';
  if (sentence.length > longest / 2) return sentence;
  return `${start.replace(/\s+\S*$/, '')}…`;
}
