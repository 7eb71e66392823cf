import { useState } from 'preact/hooks';
import type { ImportDone } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call, closePage } from '../rpc-client.ts';
import { downloadLeftOut } from './left-out-panel.tsx';
import { plural } from './plural.ts';
import type { Import } from './use-import.ts';

type Undo =
  | { readonly kind: 'possible' | 'running' }
  | { readonly kind: 'undone'; readonly text: string }
  | { readonly kind: 'failed'; readonly title: string; readonly text: string };

/** What has been written, what was not, and the way back. */
export function DoneView({ work, done }: { readonly work: Import; readonly done: ImportDone }) {
  const [undo, setUndo] = useState<Undo>({ kind: 'possible' });
  const { phase } = work;
  if (phase.kind !== 'done') return null;
  const takeBack = async () => {
    if (undo.kind === 'running') return;
    setUndo({ kind: 'running' });
    const answer = await call('journal.undo', { operation: done.operation });
    if (!answer.ok)
      return setUndo({ kind: 'failed', title: 'L’import n’a pas pu être annulé', text: answer.error.message });
    const kept = answer.value.kept.slice(0, 3).join(' ');
    setUndo({ kind: 'undone', text: kept || 'Le classeur est comme avant.' });
  };
  const openDuplicates = async () => {
    const answer = await call('pages.open', { page: 'duplicates', subject: '' });
    if (!answer.ok) setUndo({ kind: 'failed', title: 'Doublons n’a pas pu s’ouvrir', text: answer.error.message });
  };
  return (
    <>
      {undo.kind === 'undone' ? (
        <Banner tone="success" title="Import annulé">
          <p>{undo.text}</p>
        </Banner>
      ) : (
        <Banner tone="success" title={`Import dans ${done.tab} terminé`}>
          <p>{summarize(done)}</p>
        </Banner>
      )}
      {undo.kind === 'failed' && (
        <Banner tone="danger" title={undo.title}>
          <p>{undo.text}</p>
        </Banner>
      )}
      {undo.kind !== 'undone' && (
        <dl class="facts">
          {done.leftOut > 0 && (
            <div>
              <dt>Non importées</dt>
              <dd>
                {plural(done.leftOut, 'ligne', 'lignes')}{' '}
                <button
                  type="button"
                  class="btn btn--sm btn--text"
                  onClick={() => downloadLeftOut(phase.columns, phase.preview)}
                >
                  Télécharger
                </button>
              </dd>
            </div>
          )}
          {done.created > 0 && (
            <div>
              <dt>Doublons</dt>
              <dd>
                Des noms proches ont pu échapper à l’import{' '}
                <button type="button" class="btn btn--sm btn--text" onClick={() => void openDuplicates()}>
                  Ouvrir Doublons
                </button>
              </dd>
            </div>
          )}
          {done.informBefore !== '' && (
            <div>
              <dt>RGPD</dt>
              <dd>
                {plural(done.created, 'personne à informer', 'personnes à informer')} de l’usage de{' '}
                {done.created < 2 ? 'ses' : 'leurs'} données avant le {frenchDay(done.informBefore)}
              </dd>
            </div>
          )}
          {done.notices.length > 0 && (
            <div>
              <dt>Laissé tel quel</dt>
              <dd>
                <ul class="notices">
                  {done.notices.slice(0, 20).map((notice) => (
                    <li key={notice}>{notice}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
      )}
      {undo.kind !== 'undone' && (
        <p class="meta done-actions">Annulation possible tant que les fiches n’ont pas changé.</p>
      )}
      <div class="row">
        <button type="button" class="btn btn--primary" onClick={closePage}>
          Fermer
        </button>
        <button type="button" class="btn btn--text" onClick={work.restart}>
          Importer un autre fichier
        </button>
        {done.operation !== '' && undo.kind !== 'undone' && (
          <button type="button" class="btn btn--text btn--danger" onClick={() => void takeBack()}>
            <Icon name="undo" /> {undo.kind === 'running' ? 'Annulation…' : 'Annuler tout l’import'}
          </button>
        )}
      </div>
    </>
  );
}

function summarize({ created, completed, companies, taken, kept }: ImportDone): string {
  const parts = [
    plural(created, 'nouvelle fiche', 'nouvelles fiches'),
    plural(completed, 'complétée', 'complétées'),
    ...(companies > 0 ? [plural(companies, 'entreprise créée', 'entreprises créées')] : []),
  ];
  const choices =
    taken + kept > 0
      ? ` ${plural(taken, 'valeur prise', 'valeurs prises')} du fichier, ${plural(kept, 'gardée', 'gardées')} du classeur.`
      : '';
  return `${parts.join(', ')}.${choices}`;
}

/** `16 juillet` */
function frenchDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1).toLocaleDateString('fr-FR', {
    day: 'numeric',
    month: 'long',
  });
}
