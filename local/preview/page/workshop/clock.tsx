/** @jsxImportSource preact */

import type { Ask } from './ask.ts';
import { fieldTime, longTime, readFieldTime } from './french-time.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The runtime's clock: time-driven triggers fire when it passes their hour. */
export function ClockSection({ now, ask }: { now: number; ask: Ask }) {
  return (
    <section>
      <h3>Horloge</h3>
      <p class="clock-now">{longTime(now)}</p>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          const time = readFieldTime(String(new FormData(event.currentTarget).get('now')));
          if (time !== null) ask({ action: 'set-clock', now: time });
        }}
      >
        <input
          type="datetime-local"
          name="now"
          aria-label="Nouvelle date et heure"
          key={now}
          defaultValue={fieldTime(now)}
        />
        <button type="submit" class="button">
          Régler
        </button>
      </form>
      <div class="button-row">
        <button type="button" class="button" onClick={() => ask({ action: 'next-trigger' })}>
          Jusqu’au prochain déclencheur
        </button>
        <button type="button" class="button" onClick={() => ask({ action: 'advance', milliseconds: DAY })}>
          Avancer d’un jour
        </button>
      </div>
    </section>
  );
}
