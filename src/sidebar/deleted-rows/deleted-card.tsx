import type { DeletedRow } from '../../rpc/index.ts';
import { momentOf } from '../text/dates.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import type { Decisions } from './use-decisions.ts';

interface Props {
  readonly row: DeletedRow;
  /** `2026-06-16T09:41` */
  readonly now: string;
  readonly decisions: Decisions;
}

/** One row that is gone: what it was, what named it, and what to do. */
export function DeletedCard({ row, now, decisions }: Props) {
  return (
    <li class="card stack" aria-label={row.name}>
      <div>
        <p class="deleted__name">{row.name}</p>
        <p class="meta">
          {row.referredBy === '' ? 'Aucune autre ligne ne la nommait.' : `Nommée par ${row.referredBy}.`}
        </p>
        <p class="meta">{`Vue pour la dernière fois ${momentOf(row.seenAt, now)}.`}</p>
      </div>
      <DecisionButtons rows={[row]} decisions={decisions} />
    </li>
  );
}
