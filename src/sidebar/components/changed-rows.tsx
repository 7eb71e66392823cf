import type { ChangedCell, ChangedRow } from '../../rpc/index.ts';

const KINDS: Readonly<Record<ChangedRow['kind'], string>> = {
  append: 'Ligne ajoutée',
  update: 'Ligne modifiée',
  clear: 'Ligne retirée',
};

interface Props {
  readonly rows: readonly ChangedRow[];
  /** Rows concerned, those that are not shown included. */
  readonly total: number;
}

/** Rows with their cells before and after. */
export function ChangedRows({ rows, total }: Props) {
  return (
    <>
      {rows.map((row) => (
        <section class="stack" key={`${row.tab}/${row.id}`} aria-label={`${KINDS[row.kind]} ${row.name || row.id}`}>
          <h2 class="label">
            {KINDS[row.kind]} dans {row.tab} <strong>{row.name || row.id}</strong>
          </h2>
          <dl class="facts">
            {row.cells.map((cell) => (
              <Cell key={cell.column} cell={cell} kind={row.kind} />
            ))}
          </dl>
        </section>
      ))}
      {total > rows.length && (
        <p class="meta">
          {total - rows.length === 1 ? 'Et une autre ligne.' : `Et ${total - rows.length} autres lignes.`}
        </p>
      )}
    </>
  );
}

function Cell({ cell, kind }: { readonly cell: ChangedCell; readonly kind: ChangedRow['kind'] }) {
  return (
    <div>
      <dt>{cell.column}</dt>
      <dd class="change">
        {kind !== 'append' && (
          <>
            <span class="sr">avant&nbsp;: </span>
            <del>{cell.before || 'vide'}</del>
            <span aria-hidden="true"> → </span>
            <span class="sr">, après&nbsp;: </span>
          </>
        )}
        <ins>{cell.after || 'vide'}</ins>
        {cell.kept && <p class="meta">Changée depuis, restera ainsi.</p>}
      </dd>
    </div>
  );
}
