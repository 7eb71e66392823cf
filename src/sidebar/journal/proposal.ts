import type { NotesSummary } from '../../rpc/index.ts';
import type { Draft } from './draft.ts';

/** The values of some fields of the draft. */
export type Typed = Partial<Draft>;

/** A part of the form that notes can fill, by what people call it. */
interface Part {
  readonly label: string;
  /** What the notes give it; `null` when nothing. */
  readonly proposed: (notes: NotesSummary) => Typed | null;
  readonly isBlank: (draft: Draft) => boolean;
}

const PARTS: readonly Part[] = [
  {
    label: 'résultat',
    proposed: ({ result }) => (result === '' ? null : { result }),
    isBlank: ({ result }) => result === '',
  },
  {
    label: 'résumé',
    proposed: ({ summary }) => (summary === '' ? null : { summary }),
    isBlank: ({ summary }) => summary.trim() === '',
  },
  {
    // A day belongs to its action: they come, and stay, together.
    label: 'prochaine action',
    proposed: ({ nextAction, dueOn }) => {
      if (nextAction === '') return null;
      return dueOn === '' ? { nextAction } : { nextAction, dueOn, due: 'other' };
    },
    isBlank: ({ nextAction, dueOn, due }) => nextAction.trim() === '' && dueOn === '' && due === '',
  },
];

/** What notes bring to a draft: its blanks, and what somebody has typed otherwise. */
export interface Proposal {
  readonly filled: readonly string[];
  readonly fills: Typed;
  /** Parts that stay as they were typed, until the person says otherwise. */
  readonly kept: readonly string[];
  readonly replaces: Typed;
}

export function compareWith(draft: Draft, notes: NotesSummary): Proposal {
  const parts = PARTS.flatMap(({ label, proposed, isBlank }) => {
    const values = proposed(notes);
    return values === null || holds(draft, values) ? [] : [{ label, values, blank: isBlank(draft) }];
  });
  const blanks = parts.filter(({ blank }) => blank);
  const typed = parts.filter(({ blank }) => !blank);
  // The kind of meeting is a guess: it gives way to any choice, and alone it is nothing.
  const type = draft.type === '' && parts.length > 0 ? { type: notes.type } : {};
  return {
    filled: [...('type' in type ? ['type'] : []), ...blanks.map(({ label }) => label)],
    fills: Object.assign({}, type, ...blanks.map(({ values }) => values)),
    kept: typed.map(({ label }) => label),
    replaces: Object.assign({}, ...typed.map(({ values }) => values)),
  };
}

/** A draft before earlier notes filled it; what was changed since is the person’s. */
export function withoutFills(draft: Draft, fills: Typed): Draft {
  const untouched = (Object.keys(fills) as (keyof Draft)[]).filter((field) => draft[field] === fills[field]);
  return { ...draft, ...Object.fromEntries(untouched.map((field) => [field, ''])) };
}

/** What stands in a draft where these values would go. */
export function valuesAt(draft: Draft, values: Typed): Typed {
  return Object.fromEntries((Object.keys(values) as (keyof Draft)[]).map((field) => [field, draft[field]]));
}

function holds(draft: Draft, values: Typed): boolean {
  return (Object.keys(values) as (keyof Draft)[]).every((field) => field === 'due' || draft[field] === values[field]);
}
