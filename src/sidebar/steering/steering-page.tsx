import type { SteeringPage as Steering } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { LineList } from './line-list.tsx';
import { SwitchOn } from './switch-on.tsx';
import { useSteering } from './use-steering.ts';

/** Steering: switched on once; then the decision that its criteria come to, and where the objectives stand. */
export function SteeringPage({ steering: first }: { readonly steering: Steering }) {
  const page = useSteering(first);
  const { steering, work, told, trouble, outcome } = page;
  return (
    <>
      <div class="page__body">
        <div ref={outcome} tabIndex={-1} class="stack" role="status">
          {trouble && (
            <Banner
              tone="danger"
              title={
                trouble.code.startsWith('connection.') ? 'La réponse n’est pas arrivée' : 'Cela n’a pas pu se faire'
              }
            >
              <p>{trouble.message}</p>
            </Banner>
          )}
          {told !== '' && (
            <Banner tone="success" title="C’est fait">
              <p>{told}</p>
            </Banner>
          )}
        </div>
        {steering.on ? (
          <>
            <LineList
              title={steering.verdict === '' ? 'Go / No-Go' : `Go / No-Go\u00a0: ${steering.verdict}`}
              lines={steering.criteria}
              empty={'Aucun critère\u00a0: écrivez-en un par ligne dans GO_NO_GO.'}
            />
            <LineList
              title="Objectifs"
              lines={steering.objectives}
              empty={'Aucun objectif\u00a0: écrivez-en un par ligne dans OBJECTIFS.'}
            />
            <p class="meta">
              Chiffres de la dernière actualisation&nbsp;: la nuit, le matin, ou par le bouton ci-dessous.
            </p>
            <div class="row row--wrap">
              <button
                type="button"
                class="btn btn--outline"
                aria-disabled={work !== null}
                onClick={() => void (steering.examples ? page.removeExamples() : page.addExamples())}
              >
                {(work === 'add' || work === 'remove') && <span class="spin" />}
                {steering.examples ? 'Retirer les exemples' : 'Ajouter des exemples'}
              </button>
              <button
                type="button"
                class="btn btn--text"
                aria-disabled={work !== null}
                onClick={() => void page.switchOff()}
              >
                {work === 'off' && <span class="spin" />}
                Désactiver le pilotage
              </button>
            </div>
            <p class="meta">Désactivé, le pilotage garde ses onglets et leur contenu.</p>
          </>
        ) : (
          <SwitchOn
            tabs={steering.tabs}
            working={work === 'on'}
            onSwitch={(examples) => void page.switchOn(examples)}
          />
        )}
      </div>
      {steering.on && (
        <div class="page__foot">
          <button
            type="button"
            class="btn btn--primary"
            aria-disabled={work !== null}
            onClick={() => void page.refresh()}
          >
            {work === 'refresh' && <span class="spin" />}
            {work === 'refresh' ? 'Calcul en cours…' : 'Actualiser le pilotage'}
          </button>
        </div>
      )}
    </>
  );
}
