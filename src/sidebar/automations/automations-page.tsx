import { useState } from 'preact/hooks';
import type { AutomationLine } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { AutomationCard } from './automation-card.tsx';

/** What runs by itself at night and in the morning; each may be tried without writing, and started by hand. */
export function AutomationsPage({ lines: first }: { readonly lines: readonly AutomationLine[] }) {
  const [lines, setLines] = useState(first);
  const refresh = async () => {
    const answer = await call('automations.list', {});
    if (answer.ok) setLines(answer.value);
  };
  return (
    <div class="page__body">
      <p>
        Chaque nuit entre 3&nbsp;h et 4&nbsp;h, puis le matin entre 7&nbsp;h et 8&nbsp;h. Vous pouvez aussi les lancer
        ici&nbsp;; l’aperçu montre ce qui serait écrit, sans rien écrire.
      </p>
      <ul class="stack">
        {lines.map((line) => (
          <AutomationCard key={line.action} line={line} onDone={refresh} />
        ))}
      </ul>
    </div>
  );
}
