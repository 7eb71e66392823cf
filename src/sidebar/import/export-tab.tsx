import { useState } from 'preact/hooks';
import type { Result } from '../../result.ts';
import type { ExportChoices, ExportedText } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { call } from '../rpc-client.ts';
import { downloadText } from './download.ts';
import { writeCsv } from './file/write-csv.ts';
import { plural } from './plural.ts';

/** What has been downloaded, or why nothing was. */
interface Outcome {
  readonly tone: 'success' | 'danger';
  readonly title: string;
  readonly text: string;
}

/** A table or a segment as CSV, the workbook as JSON, one person’s data as JSON. */
export function ExportTab({ choices }: { readonly choices: ExportChoices }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<Outcome>) => {
    if (busy) return;
    setBusy(true);
    setOutcome(null);
    setOutcome(await work());
    setBusy(false);
  };
  return (
    <div class="page__body import" aria-busy={busy}>
      <h2 class="title">Que voulez-vous exporter&nbsp;?</h2>
      {outcome && (
        <Banner tone={outcome.tone} title={outcome.title}>
          <p>{outcome.text}</p>
        </Banner>
      )}
      <TableExport choices={choices} busy={busy} run={run} />
      <section class="card stack" aria-labelledby="export-all">
        <h3 id="export-all">Tout le classeur</h3>
        <p class="meta">
          Toutes les tables dans un fichier JSON, à garder comme copie. Il contient aussi les personnes qui se sont
          opposées.
        </p>
        <div>
          <button
            type="button"
            class="btn btn--tonal"
            aria-disabled={busy}
            onClick={() => void run(() => downloadJson(call('exports.workbook', {})))}
          >
            Télécharger le JSON
          </button>
        </div>
      </section>
      <PersonExport busy={busy} run={run} />
    </div>
  );
}

interface PartProps {
  readonly busy: boolean;
  readonly run: (work: () => Promise<Outcome>) => Promise<void>;
}

function TableExport({ choices, busy, run }: PartProps & { readonly choices: ExportChoices }) {
  const [what, setWhat] = useState('table/contacts');
  const [everybody, setEverybody] = useState(false);
  const [kind = '', name = ''] = what.split(/\/(.*)/s);
  const table = choices.tables.find((known) => kind === 'table' && known.table === name);
  const download = async (): Promise<Outcome> => {
    const segment = kind === 'segment' ? name : '';
    const answer = await call('exports.table', { table: table?.table ?? 'contacts', segment, everybody });
    if (!answer.ok) return { tone: 'danger', title: 'L’export n’a pas pu être fait', text: answer.error.message };
    const { headers, rows, opposed, name: title } = answer.value;
    downloadText(`${title}.csv`, writeCsv([headers, ...rows]), 'text/csv');
    const left =
      opposed > 0
        ? ` ${plural(opposed, 'personne opposée est laissée', 'personnes opposées sont laissées')} de côté.`
        : '';
    return {
      tone: 'success',
      title: `${title}.csv est téléchargé`,
      text: `${plural(rows.length, 'ligne', 'lignes')}.${left}`,
    };
  };
  return (
    <section class="card stack" aria-labelledby="export-table">
      <h3 id="export-table">Une table ou un segment</h3>
      <div class="row row--wrap">
        <select
          class="input export-what"
          aria-label="Table ou segment"
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
        >
          <optgroup label="Tables">
            {choices.tables.map((known) => (
              <option key={known.table} value={`table/${known.table}`}>
                {known.tab}
              </option>
            ))}
          </optgroup>
          {choices.segments.length > 0 && (
            <optgroup label="Segments">
              {choices.segments.map((segment) => (
                <option key={segment} value={`segment/${segment}`}>
                  {segment}
                </option>
              ))}
            </optgroup>
          )}
        </select>
        <button type="button" class="btn btn--primary" aria-disabled={busy} onClick={() => void run(download)}>
          Télécharger le CSV
        </button>
      </div>
      {table?.table === 'contacts' && (
        <label class="inline">
          <input type="checkbox" checked={everybody} onChange={(event) => setEverybody(event.currentTarget.checked)} />
          Avec les personnes qui se sont opposées (copie, pas de prospection)
        </label>
      )}
      <p class="meta">
        Un fichier qu’Excel et Google Sheets ouvrent tel quel&nbsp;: accents, points-virgules, dates françaises.
      </p>
    </section>
  );
}

function PersonExport({ busy, run }: PartProps) {
  const [who, setWho] = useState('');
  return (
    <section class="card stack" aria-labelledby="export-person">
      <h3 id="export-person">Les données d’une personne</h3>
      <form
        class="row row--wrap"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => downloadJson(call('exports.person', { who })));
        }}
      >
        <input
          class="input export-what"
          aria-label="Adresse e-mail, nom ou identifiant"
          placeholder="Adresse e-mail, nom ou identifiant"
          value={who}
          onInput={(event) => setWho(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn--tonal" aria-disabled={busy}>
          Télécharger le JSON
        </button>
      </form>
      <p class="meta">
        Pour répondre à une demande d’accès (RGPD)&nbsp;: sa fiche, ses échanges, ses affaires, son historique.
      </p>
    </section>
  );
}

async function downloadJson(answer: Promise<Result<ExportedText>>): Promise<Outcome> {
  const exported = await answer;
  if (!exported.ok) return { tone: 'danger', title: 'L’export n’a pas pu être fait', text: exported.error.message };
  const { name, text } = exported.value;
  downloadText(name, text, 'application/json');
  return {
    tone: 'success',
    title: `${name} est téléchargé`,
    text: 'Il contient des données personnelles\u00a0: gardez-le à l’abri.',
  };
}
