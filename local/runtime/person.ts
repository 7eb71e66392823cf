/** A person's gestures in the grid, and the triggers that Google fires after each. */
import type { Book, PersonChange, PersonEdit } from './book/contract.ts';
import { createEventQueue } from './host/event-queue.ts';
import type { Person } from './runtime.ts';
import type { TriggerFiring } from './trigger-firing.ts';

export function createPerson(book: Book, firing: TriggerFiring): Person {
  const edits = createEventQueue<PersonChange>(firing.edited);
  const changes = createEventQueue<PersonChange>(firing.changed);
  const changed = (change: PersonChange) => {
    if (change.edit !== null) edits.push(change);
    changes.push(change);
  };
  const gesture = (edit: PersonEdit) => changed(book.personEdit(edit));
  return {
    gesture,
    changed,
    edit(a1, text) {
      gesture({ kind: 'type', ...parseCell(a1, book), text });
    },
    inOneGo(gestures) {
      changes.gather(() => edits.gather(gestures));
    },
  };
}

/** `CONTACTS!B3`, `'Mes contacts'!$B$3`; without a tab, the first one. Throws an Error for anything else. */
function parseCell(a1: string, book: Book): { sheet: string; row: number; column: number } {
  const parts = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Za-z]{1,3})\$?([1-9]\d*)$/.exec(a1.trim());
  if (parts === null) throw new Error(`« ${a1} » n’est pas une cellule : écrivez par exemple CONTACTS!B3.`);
  const [, quoted, plain, letters = '', digits = ''] = parts;
  const sheet = quoted?.replaceAll("''", "'") ?? plain ?? book.sheets()[0]?.name ?? '';
  const column = [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return { sheet, row: Number(digits), column };
}
