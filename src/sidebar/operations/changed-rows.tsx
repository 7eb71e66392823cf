import type { OperationCell, OperationDetail, OperationRow } from '../../rpc/index.ts';

const KINDS: Readonly<Record<OperationRow['kind'], string>> = {
  append: 'Ligne ajoutée',
  update: 'Ligne modifiée',
  clear: 'Ligne retirée',
};

/** Each row that the operation wrote, before and after, and what taking it back would leave. */
export function ChangedRows({ detail: { rows, total, kept } }: { readonly detail: OperationDetail }) {
  return (
    <>
      {rows.map((row) => (
        <section class="stack" key={`${row.tab}/${row.id}`} aria-label={`${KINDS[row.kind]} ${row.id}`}>
          <h2 class="label">
            {KINDS[row.kind]} dans {row.tab} {row.id}
          </h2>
          <dl class="facts">
            {row.cells.map((cell) => (
              <Cell key={cell.column} cell={cell} kind={row.kind} />
            ))}
          </dl>
        </section>
      ))}
      {total > rows.length && <p class="meta">{`Et ${total - rows.length} autres lignes.`}</p>}
      {kept.length > 0 && (
        <p class="meta">
          {kept.length === 1
            ? 'Une cellule a changé depuis\u00a0: elle restera telle quelle.'
            : `${kept.length} cellules ont changé depuis\u00a0: elles resteront telles quelles.`}
        </p>
      )}
    </>
  );
}

function Cell({ cell, kind }: { readonly cell: OperationCell; readonly kind: OperationRow['kind'] }) {
  return (
    <div>
      <dt>{cell.column}</dt>
      <dd class="operation__change">
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
