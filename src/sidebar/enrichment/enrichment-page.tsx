import type { EnrichmentPlan } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { call } from '../rpc-client.ts';
import { Progress } from './progress.tsx';
import { ServiceCard } from './service-card.tsx';
import { useRun } from './use-run.ts';

const ENDINGS = {
  whole: { tone: 'success', title: 'C’est fait' },
  stopped: { tone: 'info', title: 'Arrêté' },
  hindered: { tone: 'warning', title: 'Interrompu' },
} as const;

/** What would be asked of whom and for how much; then the run, that may be stopped between two batches. */
export function EnrichmentPage({ plan: first }: { readonly plan: EnrichmentPlan }) {
  const run = useRun(first);
  const { plan, begun, state } = run;
  const running = state.kind === 'running' || state.kind === 'stopping';
  return (
    <>
      <div class="page__body">
        <p>
          Pistil ne complète que les cases vides, et note l’origine de chaque donnée. Une personne qui s’est opposée
          n’est jamais cherchée.
        </p>
        <ul class="stack">
          {plan.services.map((service) => (
            <ServiceCard key={service.name} service={service} />
          ))}
        </ul>
        <dl class="facts">
          <div>
            <dt>Au plus</dt>
            <dd>
              <strong>{plan.most}</strong> aujourd’hui
            </dd>
          </div>
          <div>
            <dt>Budget restant</dt>
            <dd>{plan.left}</dd>
          </div>
        </dl>
        {plan.request !== '' && <p class="meta">{plan.request}</p>}
        <Limits plan={plan} idle={state.kind === 'idle'} />
        {running && (
          <Progress
            done={Math.max(0, begun.questions - plan.questions)}
            total={begun.questions}
            stopping={state.kind === 'stopping'}
          />
        )}
        {state.kind === 'done' && (
          <Banner {...ENDINGS[state.how]} box={run.outcome}>
            <p>{state.said || 'Rien à demander.'}</p>
          </Banner>
        )}
        {state.kind === 'failed' && (
          <Banner tone="danger" title="Rien n’a été terminé" box={run.outcome}>
            <p>{state.message}</p>
          </Banner>
        )}
      </div>
      <div class="page__foot">
        {running ? (
          <button
            type="button"
            class="btn btn--outline"
            aria-disabled={state.kind === 'stopping'}
            // The second half of a double click on Lancer stops nothing.
            onClick={({ detail }) => detail < 2 && run.stop()}
          >
            {state.kind === 'stopping' ? 'Arrêt en cours…' : 'Arrêter'}
          </button>
        ) : (
          <button
            type="button"
            class="btn btn--primary"
            aria-disabled={plan.questions === 0}
            onClick={() => plan.questions > 0 && void run.start().catch(reportError)}
          >
            Lancer
          </button>
        )}
      </div>
    </>
  );
}

/** Why nothing, or only what is free, can be started: no key, nobody to ask about, nothing left to spend. */
function Limits({ plan, idle }: { readonly plan: EnrichmentPlan; readonly idle: boolean }) {
  if (!idle) return null;
  if (plan.services.every(({ present }) => present !== true)) {
    return (
      <Banner tone="info" title="Aucune clé n’est enregistrée">
        <p>Apollo et Hunter sont facultatifs. Leurs clés s’enregistrent dans Santé.</p>
        <div class="row">
          <button
            type="button"
            class="btn btn--sm btn--outline"
            onClick={() => void call('pages.open', { page: 'health', subject: '' })}
          >
            Ouvrir Santé
          </button>
        </div>
      </Banner>
    );
  }
  if (!plan.affordable) {
    return (
      <Banner tone="info" title="Le budget du jour est atteint">
        <p>La suite sera demandée demain. Le budget se règle dans PARAMETRES, groupe Coûts.</p>
      </Banner>
    );
  }
  if (plan.questions > 0) return null;
  return (
    <Banner tone="success" title="Rien à demander">
      <p>Les cases sont remplies, ou leurs lignes ont déjà été demandées il y a peu.</p>
    </Banner>
  );
}
