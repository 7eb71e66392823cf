import { useState } from 'preact/hooks';
import type { DeletedRow } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import type { Decisions } from './use-decisions.ts';

interface Props {
  readonly rows: readonly DeletedRow[];
  readonly decisions: Decisions;
  /** For the foot of the page: all rows shown. */
  readonly all?: boolean;
}

/** « Remettre », in one click, since it can be undone; « Accepter », in two, since it cannot. */
export function DecisionButtons({ rows, decisions: { busy, restore, accept }, all = false }: Props) {
  const [asking, setAsking] = useState(false);
  const name = rows.length === 1 ? (rows[0]?.name ?? '') : `les ${rows.length} lignes`;
  if (asking) {
    return (
      <div class="stack stack--tight">
        <p>
          {rows.length === 1
            ? 'La ligne ne sera plus proposée. Son nom reste écrit là où il est\u00a0; les liens vers elle sont vidés.'
            : `Les ${rows.length} lignes ne seront plus proposées. Leurs noms restent écrits là où ils sont\u00a0; les liens vers elles sont vidés.`}
        </p>
        <div class="row row--wrap">
          <button
            type="button"
            class="btn btn--sm btn--outline btn--danger"
            aria-disabled={busy}
            // The question takes the place of the button that had the focus.
            ref={(button) => button?.focus()}
            onClick={() => accept(rows)}
          >
            {rows.length === 1 ? 'Accepter la suppression' : `Accepter les ${rows.length} suppressions`}
          </button>
          <button type="button" class="btn btn--sm btn--text" onClick={() => setAsking(false)}>
            Garder dans la liste
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="row row--wrap">
      <button
        type="button"
        class={all ? 'btn btn--primary' : 'btn btn--sm btn--outline'}
        aria-label={all ? undefined : `Remettre ${name}`}
        aria-disabled={busy}
        onClick={() => restore(rows)}
      >
        {busy && all ? <span class="spin" /> : <Icon name="undo" />}
        {all ? `Tout remettre (${rows.length})` : 'Remettre'}
      </button>
      <button
        type="button"
        class={all ? 'btn btn--outline' : 'btn btn--sm btn--text'}
        aria-label={all ? undefined : `Accepter la suppression de ${name}`}
        aria-disabled={busy}
        onClick={() => setAsking(true)}
      >
        {all ? 'Tout accepter' : 'Accepter'}
      </button>
    </div>
  );
}
