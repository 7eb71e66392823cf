import { useRef, useState } from 'preact/hooks';
import type { Health, Problem, Repair } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { Gauges } from './gauges.tsx';
import { KeysSection } from './keys-section.tsx';
import { ParkedSection } from './parked-section.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RequestsSection } from './requests-section.tsx';
import { StatusLine } from './status-line.tsx';

/** What is being done: a repair, by the code of its problem, or the whole check. */
type Work = { readonly code: string } | 'check' | null;

/** What runs, what does not, and the one click that repairs it. */
export function HealthPage({ health: first }: { readonly health: Health }) {
  const [health, setHealth] = useState(first);
  const [work, setWork] = useState<Work>(null);
  const [done, setDone] = useState('');
  const [trouble, setTrouble] = useState('');
  const top = useRef<HTMLDivElement>(null);
  const { problems } = health;

  const look = async () => {
    const answer = await call('health.open', {});
    if (answer.ok) setHealth(answer.value);
    else setTrouble(answer.error.message);
  };
  const repair = async ({ code }: Problem, asked: Repair) => {
    setWork({ code });
    setTrouble('');
    const answer = await call('health.repair', asked);
    setDone(answer.ok ? answer.value.summary : '');
    if (answer.ok) await look();
    else setTrouble(answer.error.message);
    setWork(null);
    top.current?.focus();
  };
  const check = async () => {
    if (work !== null) return;
    setWork('check');
    setTrouble('');
    const answer = await call('health.repair', { kind: 'reconcile' });
    setDone(answer.ok ? answer.value.summary : '');
    if (answer.ok) await look();
    else setTrouble(answer.error.message);
    setWork(null);
    top.current?.focus();
  };

  return (
    <div class="page__body">
      <div ref={top} tabIndex={-1} class="stack">
        {trouble !== '' && (
          <Banner tone="danger" title="Rien n’a été réparé">
            <p>{trouble}</p>
          </Banner>
        )}
        <Verdict count={problems.length} done={done} checkedAt={health.checkedAt} />
      </div>
      {problems.length > 0 && (
        <section class="section" aria-labelledby="to-fix">
          <div class="section__head">
            <h2 id="to-fix">À régler</h2>
          </div>
          <ul class="stack">
            {problems.map((problem, index) => (
              <ProblemCard
                key={problem.code}
                problem={problem}
                first={index === 0}
                busy={work !== null}
                repairing={work !== null && work !== 'check' && work.code === problem.code}
                onRepair={(asked) => void repair(problem, asked)}
              />
            ))}
          </ul>
        </section>
      )}
      <section class="section" aria-labelledby="automations">
        <div class="section__head">
          <h2 id="automations">Automatisations</h2>
        </div>
        <ul class="lines">
          {health.automations.map(({ job, name, state, said }) => (
            <StatusLine key={job} status={state} name={name} said={said} />
          ))}
        </ul>
      </section>
      <KeysSection keys={health.keys} keeping={health.keeping} onSettled={look} />
      <RequestsSection requests={health.requests} />
      <section class="section" aria-labelledby="use">
        <div class="section__head">
          <h2 id="use">Consommation d’aujourd’hui</h2>
        </div>
        <Gauges gauges={health.gauges} />
      </section>
      <ParkedSection parked={health.parked} onRetried={look} />
      <section class="section" aria-labelledby="workbook">
        <div class="section__head">
          <h2 id="workbook">Classeur</h2>
        </div>
        <dl class="facts">
          {health.facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div class="row row--wrap">
          <button
            type="button"
            class="btn btn--sm btn--outline"
            aria-disabled={work !== null}
            onClick={() => void check()}
          >
            {work === 'check' ? <span class="spin" /> : <Icon name="retry" />}
            {work === 'check' ? 'Vérification…' : 'Tout vérifier'}
          </button>
          <button
            type="button"
            class="btn btn--sm btn--text"
            onClick={() => void call('pages.open', { page: 'operations', subject: '' })}
          >
            Journal
          </button>
        </div>
      </section>
    </div>
  );
}

interface VerdictProps {
  readonly count: number;
  /** What a repair has just brought back. */
  readonly done: string;
  readonly checkedAt: string;
}

function Verdict({ count, done, checkedAt }: VerdictProps) {
  if (count === 0) {
    return (
      <Banner tone="success" title="Tout fonctionne">
        <p>{done || `Dernière vérification à ${checkedAt}.`}</p>
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title={count === 1 ? '1 point à régler' : `${count} points à régler`}>
      <p>{done || 'Le reste fonctionne. Rien n’est perdu.'}</p>
    </Banner>
  );
}
