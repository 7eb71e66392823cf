import { useState } from 'preact/hooks';
import type { AutomationLine } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { AutomationCard } from './automation-card.tsx';

const MOMENTS = [
  { when: 'night', title: 'La nuit, entre 3\u00a0h et 4\u00a0h' },
  { when: 'morning', title: 'Le matin, entre 7\u00a0h et 8\u00a0h' },
] as const;

/** What runs by itself at night and in the morning; each may be tried without writing, and started by hand. */
export function AutomationsPage({ lines: first }: { readonly lines: readonly AutomationLine[] }) {
  const [lines, setLines] = useState(first);
  const refresh = async () => {
    const answer = await call('automations.list', {});
    if (answer.ok) setLines(answer.value);
  };
  return (
    <div class="page__body">
      <p>Elles se lancent seules, ou ici. L’aperçu montre ce qui serait écrit, sans rien écrire.</p>
      {MOMENTS.map(({ when, title }) => (
        <section class="stack" key={when} aria-labelledby={`${when}-title`}>
          <h2 class="title" id={`${when}-title`}>
            {title}
          </h2>
          <ul class="stack">
            {lines
              .filter((line) => line.when === when)
              .map((line) => (
                <AutomationCard key={line.action} line={line} onDone={refresh} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
