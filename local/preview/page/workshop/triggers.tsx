/** @jsxImportSource preact */
import type { WorkshopState } from '../../protocol.ts';
import { shortTime } from './french-time.ts';

/** The installed triggers, and when each fires next. */
export function Triggers({ triggers }: { triggers: WorkshopState['triggers'] }) {
  return (
    <section>
      <h3>Déclencheurs</h3>
      {triggers.length === 0 && <p class="quiet">Aucun déclencheur installé.</p>}
      <ul class="rows">
        {triggers.map((trigger) => (
          <li key={trigger.id}>
            <code>{trigger.functionName}</code> <span>{trigger.when}</span>
            {trigger.next !== null && <span class="quiet">Prochain : {shortTime(trigger.next)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
