import type { ImportPreview } from '../../rpc/index.ts';
import { downloadText } from './download.ts';
import { writeCsv } from './file/write-csv.ts';
import type { FileColumns } from './file-columns.ts';
import { plural } from './plural.ts';
import type { Import } from './use-import.ts';

const SHOWN = 200;

/** Rows that are not imported, why, and what to do. */
export function LeftOutPanel({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { leftOut } = preview;
  const { phase } = work;
  if (leftOut.length === 0 || !('columns' in phase)) return <p>Toutes les lignes du fichier sont lues.</p>;
  const { columns } = phase;
  const rows = new Map(columns.file.rows.map((row) => [row.line, row.cells]));
  const many = leftOut.length > 1;
  return (
    <>
      <div class="row">
        <p class="grow">
          {many ? `Ces ${leftOut.length} lignes ne seront pas importées` : 'Cette ligne ne sera pas importée'}. Corrigez
          le fichier, puis réimportez-le&nbsp;: rien ne sera doublé.
        </p>
        <button type="button" class="btn btn--sm btn--text" onClick={() => downloadLeftOut(columns, preview)}>
          Télécharger {many ? `les ${leftOut.length} lignes` : 'la ligne'}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Lignes laissées de côté">
        <table>
          <thead>
            <tr>
              <th scope="col" class="w-number">
                Ligne
              </th>
              <th scope="col">Contenu</th>
              <th scope="col" class="w-card">
                Pourquoi
              </th>
              <th scope="col" class="w-card">
                Que faire
              </th>
            </tr>
          </thead>
          <tbody>
            {leftOut.slice(0, SHOWN).map(({ line, why, advice }) => (
              <tr key={line}>
                <th scope="row" class="num">
                  {line}
                </th>
                <td class="raw">{(rows.get(line) ?? []).join('\u00a0; ').slice(0, 120)}</td>
                <td>{why}</td>
                <td>{advice}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {leftOut.length > SHOWN && <p class="meta">et {plural(leftOut.length - SHOWN, 'autre', 'autres')}</p>}
    </>
  );
}

/** The rows as the file has them, with the reason in a last column. */
export function downloadLeftOut({ file, columns }: FileColumns, { leftOut }: ImportPreview): void {
  const rows = new Map(file.rows.map((row) => [row.line, row.cells]));
  const headers = [...columns.map(({ header }) => header), 'Pourquoi', 'Que faire'];
  const lines = leftOut.map(({ line, why, advice }) => [
    ...columns.map((_, index) => rows.get(line)?.[index] ?? ''),
    why,
    advice,
  ]);
  downloadText('lignes-a-corriger.csv', writeCsv([headers, ...lines]), 'text/csv');
}
