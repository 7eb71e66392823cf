import type { ImportPreview, PreviewConflict } from '../../rpc/index.ts';
import { plural } from './plural.ts';
import type { Import } from './use-import.ts';

/** More choices than anybody makes one by one: the rest follow the buttons for all. */
const SHOWN = 200;

/** A value typed in the workbook and another in the file: the person chooses, the workbook wins otherwise. */
export function ConflictsPanel({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { conflicts } = preview;
  const shown = conflicts.slice(0, SHOWN);
  const rest = conflicts.length - shown.length;
  if (conflicts.length === 0) return <p>Aucune valeur du fichier ne contredit le classeur.</p>;
  return (
    <>
      <div class="row">
        <p class="grow">Une valeur saisie n’est jamais remplacée sans votre accord.</p>
        <button type="button" class="btn btn--sm btn--text" onClick={() => work.take(conflicts, false)}>
          Garder tout le classeur
        </button>
        <button type="button" class="btn btn--sm btn--text" onClick={() => work.take(conflicts, true)}>
          Prendre tout le fichier
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Conflits">
        <table>
          <thead>
            <tr>
              <th scope="col" class="w-name">
                Fiche
              </th>
              <th scope="col" class="w-field">
                Champ
              </th>
              <th scope="col">Dans le classeur</th>
              <th scope="col">Dans le fichier</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((conflict) => (
              <Choice key={conflict.key} conflict={conflict} work={work} />
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <p class="meta">
          et {plural(rest, 'autre', 'autres')}, où la valeur du classeur est gardée sauf «&nbsp;Prendre tout&nbsp;»
        </p>
      )}
    </>
  );
}

function Choice({ conflict, work }: { readonly conflict: PreviewConflict; readonly work: Import }) {
  const { key, name, sub, field, here, there } = conflict;
  const taken = work.taken.has(key);
  return (
    <tr>
      <th scope="row">
        {name}
        {sub && <span class="meta under">{sub}</span>}
      </th>
      <td>{field}</td>
      {[false, true].map((file) => (
        <td key={String(file)}>
          <label class="pick">
            <input
              type="radio"
              name={key}
              checked={taken === file}
              aria-label={`${field} de ${name}, ${file ? 'fichier' : 'classeur'}\u00a0: ${file ? there : here}`}
              onChange={() => work.take([conflict], file)}
            />
            <span>{file ? there : here}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}
