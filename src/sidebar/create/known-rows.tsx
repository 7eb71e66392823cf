import type { KnownRow } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';

interface Props {
  readonly title: string;
  readonly known: readonly KnownRow[];
  readonly onReveal: (row: KnownRow) => void;
}

/** Rows that may be the very one being typed: the fact that says so, and a look at each. What was typed stays. */
export function KnownRows({ title, known, onReveal }: Props) {
  return (
    <Banner tone="warning" title={title}>
      {known.map((row) => (
        <div class="card stack stack--tight" key={row.id}>
          <p class="picked__name">{row.name}</p>
          {row.detail !== '' && <p class="meta">{row.detail}</p>}
          <p class="meta">{row.reason}</p>
          <button type="button" class="btn btn--sm btn--tonal btn--block" onClick={() => onReveal(row)}>
            Voir la ligne
          </button>
        </div>
      ))}
    </Banner>
  );
}
