import { useEffect, useRef, useState } from 'preact/hooks';
import type { InstallView } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Steps } from '../components/steps.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DoneView } from './done-view.tsx';
import { InstalledView } from './installed-view.tsx';
import { failureTitle, Progress } from './progress.tsx';
import { SummaryStep } from './summary-step.tsx';
import { TabsStep } from './tabs-step.tsx';
import { type Install, useInstall } from './use-install.ts';

type Step = 'tabs' | 'columns' | 'summary';

const STEPS: readonly { readonly step: Step; readonly name: string }[] = [
  { step: 'tabs', name: 'Onglets' },
  { step: 'columns', name: 'Colonnes' },
  { step: 'summary', name: 'Aperçu' },
];

/** The plan, step after step, then its progress and what it has done. */
export function InstallPage({ first }: { readonly first: InstallView }) {
  const install = useInstall(first);
  const { plan, phase } = install;
  if (phase.kind === 'done') return <DoneView report={phase.report} install={install} />;
  if (plan.state !== 'new') return <InstalledView install={install} />;
  return <Plan install={install} />;
}

function Plan({ install }: { readonly install: Install }) {
  const { plan, phase, failure, choices } = install;
  const hasFile = plan.tabs.some(({ use, columns }) => use !== 'leave' || columns.length > 0) || plan.tabs.length > 1;
  const steps = hasFile ? STEPS : STEPS.slice(2);
  const [step, setStep] = useState<Step>(hasFile ? 'tabs' : 'summary');
  const heading = useRef<HTMLDivElement>(null);
  const at = steps.findIndex((known) => known.step === step);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  const busy = phase.kind === 'reading' || phase.kind === 'installing';
  const go = (by: number) => setStep(steps[at + by]?.step ?? step);
  return (
    <>
      <div class="page__body plan" aria-busy={busy} tabIndex={-1} ref={heading}>
        {steps.length > 1 && <Steps names={steps.map(({ name }) => name)} at={at} />}
        {failure && (
          <Banner tone="danger" title={failureTitle(install)}>
            <p>{failure.message}</p>
          </Banner>
        )}
        {step === 'tabs' && <TabsStep plan={plan} choices={choices} choose={install.choose} />}
        {step === 'columns' && <ColumnsStep plan={plan} choices={choices} choose={install.choose} />}
        {step === 'summary' && <SummaryStep plan={plan} />}
      </div>
      <footer class="page__foot">
        {phase.kind === 'installing' ? (
          <Progress {...phase} />
        ) : (
          <>
            <button
              type="button"
              class="btn btn--primary"
              onClick={() => (step === 'summary' ? install.apply() : go(1))}
              aria-disabled={busy}
            >
              {step === 'summary' ? 'Installer' : 'Continuer'}
            </button>
            {at > 0 && (
              <button type="button" class="btn btn--text" onClick={() => go(-1)}>
                Retour
              </button>
            )}
            <span class="meta foot-note" role="status">
              {phase.kind === 'reading' ? 'Lecture du classeur…' : 'Rien n’est écrit avant «\u00a0Installer\u00a0».'}
            </span>
          </>
        )}
      </footer>
    </>
  );
}
