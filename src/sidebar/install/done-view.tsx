import { useState } from 'preact/hooks';
import type { InstallReport } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { call, closePage } from '../rpc-client.ts';
import { Night } from './installed-view.tsx';
import { plural } from './plural.ts';
import type { Install } from './use-install.ts';

interface Props {
  readonly report: InstallReport;
  readonly install: Install;
}

/** What has been done, and what is worth a look. */
export function DoneView({ report, install }: Props) {
  const [trouble, setTrouble] = useState('');
  const open = async (page: 'duplicates' | 'health') => {
    const answer = await call('pages.open', { page, subject: '' });
    if (!answer.ok) setTrouble(answer.error.message);
  };
  const elsewhere = report.triggers === 'elsewhere';
  const plan = { ...install.plan, triggers: { kind: 'elsewhere' as const, owner: report.triggersOwner } };
  return (
    <>
      <div class="page__body plan">
        <Banner tone="success" title="Installation terminée">
          <p>{report.summary}</p>
        </Banner>
        {trouble !== '' && (
          <Banner tone="danger" title="La page n’a pas pu s’ouvrir">
            <p>{trouble}</p>
          </Banner>
        )}
        {elsewhere && <Night install={install.handedOver === '' ? { ...install, plan } : install} />}
        <dl class="facts">
          {report.duplicates > 0 && (
            <div>
              <dt>Doublons</dt>
              <dd>
                {plural(report.duplicates, 'paire à examiner', 'paires à examiner')}{' '}
                <button type="button" class="btn btn--sm btn--text" onClick={() => void open('duplicates')}>
                  Ouvrir Doublons
                </button>
              </dd>
            </div>
          )}
          {report.unclear > 0 && (
            <div>
              <dt>À préciser</dt>
              <dd>
                {plural(report.unclear, 'cellule porte une note', 'cellules portent une note')} qui dit quoi faire
              </dd>
            </div>
          )}
          {report.backups.length > 0 && (
            <div>
              <dt>Sauvegardes</dt>
              <dd>
                {report.backups.join(', ')}
                <p class="meta">
                  Pour revenir en arrière&nbsp;: supprimez l’onglet neuf, et redonnez son nom à la sauvegarde.
                </p>
              </dd>
            </div>
          )}
          <div>
            <dt>Réglages</dt>
            <dd>L’onglet PARAMETRES&nbsp;: l’équipe, les étapes, la veille</dd>
          </div>
        </dl>
      </div>
      <footer class="page__foot">
        <button type="button" class="btn btn--primary" onClick={closePage}>
          Fermer
        </button>
        <button type="button" class="btn btn--text" onClick={() => void open('health')}>
          Ouvrir Santé
        </button>
      </footer>
    </>
  );
}
