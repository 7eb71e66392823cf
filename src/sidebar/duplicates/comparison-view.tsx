import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { Comparison, DuplicatePair } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { CONFIDENCES } from './confidence.ts';
import type { Choice } from './field-row.tsx';

interface Props {
  readonly pair: DuplicatePair;
  readonly comparison: Comparison;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly failure: Failure | null;
  readonly busy: string;
  readonly onChoose: (choices: Readonly<Record<string, Choice>>) => void;
  readonly onMerge: () => void;
  readonly onDismiss: () => void;
  readonly onSkip: () => void;
  readonly onReload: () => void;
}

/** The chosen pair, and what to do with it. */
export function ComparisonView(props: Props) {
  const { pair, comparison, choices, failure, busy, onChoose, onMerge, onDismiss, onSkip, onReload } = props;
  const { word, tone } = CONFIDENCES[pair.confidence];
  const trouble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) trouble.current?.focus();
  }, [failure]);
  return (
    <section
      class="compare"
      aria-labelledby="compared"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) onMerge();
      }}
    >
      <header class="compare__head">
        <h2 id="compared">{comparison.title}</h2>
        <p class="meta">
          <span class={`tag ${tone}`}>{`${word}, ${pair.percent}\u00a0%`}</span> {pair.reason}. Cliquez la valeur à
          garder&nbsp;; les vides ne l’emportent jamais.
        </p>
        {failure && (
          <Banner tone="danger" title="Rien n’a été enregistré" box={trouble}>
            <p>{failure.message}</p>
            {failure.code.startsWith('duplicates.') && (
              <div class="row">
                <button type="button" class="btn btn--sm btn--outline" onClick={onReload}>
                  Relire les fiches
                </button>
              </div>
            )}
          </Banner>
        )}
      </header>
      <ComparisonTable comparison={comparison} choices={choices} onChoose={onChoose} />
      <footer class="page__foot">
        <button type="button" class="btn btn--primary" aria-disabled={busy !== ''} onClick={onMerge}>
          {busy === 'merging' ? <span class="spin" /> : <Icon name="merge" />}
          {busy === 'merging' ? 'Fusion…' : 'Fusionner'}
        </button>
        <button type="button" class="btn btn--outline" aria-disabled={busy !== ''} onClick={onDismiss}>
          {busy === 'dismissing' && <span class="spin" />}
          {pair.table === 'contacts' ? 'Ce sont deux personnes' : 'Ce sont deux structures'}
        </button>
        <button type="button" class="btn btn--text" onClick={onSkip}>
          Plus tard
        </button>
        <span class="meta compare__kept">La fiche retirée est gardée dans le journal.</span>
      </footer>
    </section>
  );
}
