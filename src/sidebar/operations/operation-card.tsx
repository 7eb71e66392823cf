import { useState } from 'preact/hooks';
import type { OperationDetail, OperationLine } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ChangedRows } from '../components/changed-rows.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { momentOf } from '../text/dates.ts';

import type { Outcome } from './outcome-banner.tsx';

interface Props {
  readonly line: OperationLine;
  /** `2026-06-16T09:41` */
  readonly now: string;
  readonly onUndone: (outcome: Outcome) => void;
}

const STATES: Readonly<Record<OperationLine['state'], { readonly word: string; readonly tone: string } | null>> = {
  done: null,
  undone: { word: 'Annulée', tone: 't-info' },
  open: { word: 'Interrompue', tone: 't-warn' },
  failed: { word: 'Échec', tone: 't-bad' },
};

/** One operation: who, when and what; opened, its cells and the way back. */
export function OperationCard({ line, now, onUndone }: Props) {
  const [detail, setDetail] = useState<OperationDetail | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const state = STATES[line.state];

  const look = async (open: boolean) => {
    if (!open) return;
    const answer = await call('journal.detail', { operation: line.operation });
    setTrouble(answer.ok ? '' : answer.error.message);
    setDetail(answer.ok ? answer.value : null);
  };
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await call('journal.undo', { operation: line.operation });
    setBusy(false);
    if (answer.ok) onUndone({ ...answer.value, summary: line.summary });
    else setTrouble(answer.error.message);
  };

  return (
    <li>
      <details class="card opening" onToggle={(event) => void look(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron" class="i--chev" />
          <span class="grow">
            {line.summary}
            <span class="meta">
              <br />
              {[momentOf(line.at, now), line.author, line.tab].filter((part) => part !== '').join(', ')}
            </span>
          </span>
          {state && <span class={`tag ${state.tone}`}>{state.word}</span>}
        </summary>
        <div class="opening__body">
          {trouble !== '' && (
            <Banner tone="danger" title="Rien n’a été annulé">
              <p>{trouble}</p>
            </Banner>
          )}
          {detail === null && trouble === '' && <span class="sk sk--card" role="status" aria-label="Chargement" />}
          {detail && <ChangedRows rows={detail.rows} total={detail.total} />}
          {detail && detail.kept.length > 0 && <p class="meta">{tellKept(detail.kept.length)}</p>}
          {detail && detail.refusal === '' && (
            <button type="button" class="btn btn--primary" aria-disabled={busy} onClick={() => void undo()}>
              {busy && <span class="spin" />}
              {busy ? 'Annulation…' : 'Annuler cette opération'}
            </button>
          )}
          {detail && detail.refusal !== '' && <p>{detail.refusal}</p>}
        </div>
      </details>
    </li>
  );
}

function tellKept(count: number): string {
  return count === 1
    ? 'Une cellule a changé depuis\u00a0: elle restera telle quelle.'
    : `${count} cellules ont changé depuis\u00a0: elles resteront telles quelles.`;
}
