import { useState } from 'preact/hooks';
import type { ExportChoices } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Steps } from '../components/steps.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DoneView } from './done-view.tsx';
import { ExportTab } from './export-tab.tsx';
import { plural } from './plural.ts';
import { PreviewStep } from './preview-step.tsx';
import { SourceStep } from './source-step.tsx';
import { type Import, useImport } from './use-import.ts';

type Tab = 'import' | 'export';

const TABS: readonly { readonly tab: Tab; readonly name: string }[] = [
  { tab: 'import', name: 'Importer' },
  { tab: 'export', name: 'Exporter' },
];

/** Files that come in, step after step; files that go out. */
export function ImportPage({ exports }: { readonly exports: ExportChoices }) {
  const [tab, setTab] = useState<Tab>('import');
  const work = useImport();
  const busy = work.phase.kind === 'importing';
  return (
    <>
      <div class="segmented tabs">
        {TABS.map(({ tab: key, name }) => (
          <button
            type="button"
            key={key}
            class="btn btn--sm"
            aria-pressed={tab === key}
            aria-disabled={busy}
            onClick={() => busy || setTab(key)}
          >
            {name}
          </button>
        ))}
      </div>
      {tab === 'export' ? <ExportTab choices={exports} /> : <ImportSteps work={work} />}
    </>
  );
}

const STEPS = ['Fichier', 'Colonnes', 'Aperçu', 'Terminé'] as const;

function ImportSteps({ work }: { readonly work: Import }) {
  const { phase, failure } = work;
  const at = { source: 0, reading: 0, columns: 1, previewing: 1, preview: 2, importing: 2, done: 3 }[phase.kind];
  return (
    <>
      <div class="page__body import">
        <Steps names={STEPS} at={at} />
        {failure && (
          <Banner tone="danger" title={failure.title}>
            <p>{failure.message}</p>
          </Banner>
        )}
        {phase.kind === 'source' && <SourceStep work={work} />}
        {phase.kind === 'reading' && <Reading title={`Lecture de ${phase.name}`} />}
        {phase.kind === 'previewing' && <Reading title="Comparaison avec le classeur" />}
        {phase.kind === 'columns' && <ColumnsStep work={work} columns={phase.columns} />}
        {(phase.kind === 'preview' || phase.kind === 'importing') && (
          <PreviewStep work={work} preview={phase.preview} />
        )}
        {phase.kind === 'done' && <DoneView work={work} done={phase.done} />}
      </div>
      <Footer work={work} />
    </>
  );
}

function Reading({ title }: { readonly title: string }) {
  return (
    <div class="empty reading" role="status">
      <span class="spin" />
      <h2>{title}</h2>
      <p>Rien n’est écrit dans le classeur.</p>
    </div>
  );
}

function Footer({ work }: { readonly work: Import }) {
  const { phase } = work;
  if (phase.kind === 'done') return null;
  if (phase.kind === 'importing') {
    return (
      <footer class="page__foot">
        <span class="spin" />
        <p role="status">
          {plural(phase.cards, 'fiche s’écrit', 'fiches s’écrivent')} en une seule opération, moins d’une minute le plus
          souvent.
        </p>
        <span class="meta foot-note">Vous pouvez fermer&nbsp;: l’import continue.</span>
      </footer>
    );
  }
  const waits = phase.kind === 'reading' || phase.kind === 'previewing';
  return (
    <footer class="page__foot">
      <button
        type="button"
        class="btn btn--primary"
        aria-disabled={waits || !work.ready}
        onClick={() => !waits && work.next()}
      >
        {phase.kind === 'preview' ? `Importer ${plural(work.cards, 'fiche', 'fiches')}` : 'Continuer'}
      </button>
      {(phase.kind === 'columns' || phase.kind === 'preview') && (
        <button type="button" class="btn btn--text" onClick={work.back}>
          Retour
        </button>
      )}
      <span class="meta foot-note">Rien n’est écrit avant «&nbsp;Importer&nbsp;».</span>
    </footer>
  );
}
