import { Banner } from '../components/banner.tsx';
import { closePage } from '../rpc-client.ts';
import { plural } from './plural.ts';
import { failureTitle, Progress } from './progress.tsx';
import type { Install } from './use-install.ts';

/** Pistil is there already, or stopped on the way: what is missing, and who runs the night. */
export function InstalledView({ install }: { readonly install: Install }) {
  const { plan, phase, failure } = install;
  const stopped = plan.state === 'under-way';
  const missing = [
    ...plan.created.map((tab) => `l’onglet ${tab}`),
    ...plan.renamed.map(({ tab, name }) => `le nom de l’onglet ${name}, devenu «\u00a0${tab}\u00a0»`),
    ...plan.completed,
  ];
  const older = plan.version.present < plan.version.newest;
  const whole = !stopped && missing.length === 0 && !older;
  return (
    <>
      <div class="page__body plan">
        {failure && (
          <Banner tone="danger" title={failureTitle(install)}>
            <p>{failure.message}</p>
          </Banner>
        )}
        {stopped && (
          <Banner tone="warning" title="Une installation s’est arrêtée en route">
            <p>
              {plural(plan.progress.done, 'étape est faite', 'étapes sont faites')} sur {plan.progress.steps}. Rien
              n’est perdu&nbsp;: elle reprend où elle en était, avec les mêmes choix.
            </p>
          </Banner>
        )}
        {whole && (
          <Banner tone="success" title="Pistil est installé dans ce classeur">
            <p>Tous les onglets et toutes les colonnes sont en place, version {plan.version.present}.</p>
          </Banner>
        )}
        {!stopped && missing.length > 0 && (
          <Banner tone="warning" title="Il manque quelque chose">
            <p>{missing.join('\u00a0; ')}. Installer les remet, sans toucher au reste.</p>
          </Banner>
        )}
        {!stopped && older && (
          <Banner tone="info" title={`Version ${plan.version.newest} disponible`}>
            <p>Ce classeur est en version {plan.version.present}. Installer le met à jour.</p>
          </Banner>
        )}
        <Night install={install} />
        {whole && <p class="meta">Pour ajouter des lignes d’un autre fichier, prenez Pistil, Importer ou exporter.</p>}
      </div>
      <footer class="page__foot">
        {phase.kind === 'installing' ? (
          <Progress {...phase} />
        ) : (
          <>
            {!whole && (
              <button type="button" class="btn btn--primary" onClick={install.apply}>
                {stopped ? 'Reprendre l’installation' : 'Installer'}
              </button>
            )}
            <button type="button" class={whole ? 'btn btn--primary' : 'btn btn--text'} onClick={closePage}>
              Fermer
            </button>
          </>
        )}
      </footer>
    </>
  );
}

/** Whose account runs the night, and how to take it over. */
export function Night({ install }: { readonly install: Install }) {
  const { triggers } = install.plan;
  if (install.handedOver !== '') {
    return (
      <Banner tone="success" title="Exécutions de nuit reprises">
        <p>{install.handedOver}</p>
      </Banner>
    );
  }
  if (triggers.kind !== 'elsewhere') return null;
  return (
    <Banner tone="info" title={`Les exécutions de nuit appartiennent à ${triggers.owner}`}>
      <p>
        Elles tournent avec ce compte, une seule fois par nuit. Si cette personne quitte l’équipe, reprenez-les&nbsp;:
        les siennes s’arrêteront d’elles-mêmes.
      </p>
      <div class="row">
        <button type="button" class="btn btn--sm btn--outline" onClick={install.takeTriggers}>
          Reprendre les exécutions de nuit
        </button>
      </div>
    </Banner>
  );
}
