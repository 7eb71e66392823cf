import type { ColumnField } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { type ChosenColumn, type FileColumns, missingField } from './file-columns.ts';
import { plural } from './plural.ts';
import type { Import } from './use-import.ts';

const TABS: readonly { readonly table: FileColumns['table']; readonly tab: string }[] = [
  { table: 'contacts', tab: 'CONTACTS' },
  { table: 'companies', tab: 'ENTREPRISES' },
  { table: 'opportunities', tab: 'OPPORTUNITES' },
];

/** What each column of the file becomes. */
export function ColumnsStep({ work, columns }: { readonly work: Import; readonly columns: FileColumns }) {
  const { file, headerRows, source, table, fields } = columns;
  const missing = missingField(columns);
  const rows = plural(file.rows.length - headerRows, 'ligne', 'lignes');
  return (
    <>
      <div class="row">
        <div class="grow">
          <h2 class="title">À quoi correspondent les colonnes&nbsp;?</h2>
          <p class="meta">
            {file.name}, {rows}
            {source.name && `, reconnu comme ${source.name}`}
          </p>
        </div>
        <label class="inline">
          Importer dans
          <select
            class="input"
            value={table}
            onChange={(event) => {
              const chosen = TABS.find((known) => known.table === event.currentTarget.value);
              if (chosen) work.chooseTable(chosen.table);
            }}
          >
            {TABS.map((known) => (
              <option key={known.table} value={known.table}>
                {known.tab}
              </option>
            ))}
          </select>
        </label>
      </div>
      {file.repaired.cells > 0 && (
        <Banner tone="info" title={`Accents réparés dans ${plural(file.repaired.cells, 'valeur', 'valeurs')}`}>
          <p>
            Par exemple, «&nbsp;{file.repaired.before.slice(0, 60)}&nbsp;» devient «&nbsp;
            {file.repaired.after.slice(0, 60)}&nbsp;».
          </p>
        </Banner>
      )}
      {missing !== '' && (
        <Banner tone="warning" title={`Choisissez la colonne «\u00a0${missing}\u00a0»`}>
          <p>Sans elle, aucune ligne ne peut être importée.</p>
        </Banner>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Correspondance des colonnes">
        <table>
          <thead>
            <tr>
              <th scope="col" class="w-name">
                Colonne du fichier
              </th>
              <th scope="col">Exemples</th>
              <th scope="col" class="w-choice">
                Champ Pistil
              </th>
              <th scope="col" class="w-state">
                État
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.columns.map((column, index) => (
              <tr key={column.place}>
                <th scope="row">{column.header}</th>
                <td class="example">{column.samples.join(', ') || 'vide'}</td>
                <td>
                  <FieldSelect column={column} fields={fields} onChange={(use) => work.chooseUse(index, use)} />
                </td>
                <td>
                  <State column={column} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface FieldProps {
  readonly column: ChosenColumn;
  readonly fields: readonly ColumnField[];
  readonly onChange: (use: string) => void;
}

function FieldSelect({ column, fields, onChange }: FieldProps) {
  const groups = [...new Set(fields.map(({ group }) => group))];
  return (
    <select
      class="input"
      aria-label={`Champ Pistil, colonne ${column.header}`}
      value={column.use}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="keep">Ne pas importer</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {fields
            .filter((field) => field.group === group)
            .map(({ use, label }) => (
              <option key={use} value={use}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

function State({ column }: { readonly column: ChosenColumn }) {
  if (column.corrected) return <span class="tag t-info">choisi</span>;
  if (column.use === 'keep') return <span class="tag">ignorée</span>;
  if (column.certainty === 'remembered') return <span class="tag t-ok">comme la dernière fois</span>;
  if (column.certainty === 'sure') return <span class="tag t-ok">reconnu</span>;
  return <span class="tag t-warn">à vérifier</span>;
}
