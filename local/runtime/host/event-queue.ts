/**
 * Events of a person's gestures. Google runs a handler while the person goes on, keeps two more events waiting, and
 * loses the others ("onEdit triggers may be queued up to 2", https://developers.google.com/apps-script/guides/triggers).
 */
const WAITING = 2;

export interface EventQueue<T> {
  /** Fires at once, or, within `gather`, when the gestures are over: the first, then the two that could wait. */
  push(event: T): void;
  gather(gestures: () => void): void;
}

export function createEventQueue<T>(fire: (event: T) => void): EventQueue<T> {
  let gathered: T[] | null = null;
  return {
    push(event) {
      if (gathered === null) fire(event);
      else if (gathered.length < 1 + WAITING) gathered.push(event);
    },
    gather(gestures) {
      gathered = [];
      const events = gathered;
      try {
        gestures();
      } finally {
        gathered = null;
      }
      for (const event of events) fire(event);
    },
  };
}
