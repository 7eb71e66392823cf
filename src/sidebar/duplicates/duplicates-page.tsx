import { useEffect } from 'preact/hooks';
import type { DuplicateList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Toast } from '../components/toast.tsx';
import { ComparisonView } from './comparison-view.tsx';
import { MergedView } from './merged-view.tsx';
import { NoPair } from './no-pair.tsx';
import { nameOf, PairQueue } from './pair-queue.tsx';
import { usePairs } from './use-pairs.ts';

interface Props {
  readonly list: DuplicateList;
  /** Identifier of the record whose duplicates are asked for; `''` for all. */
  readonly subject: string;
}

export function DuplicatesPage({ list: first, subject }: Props) {
  const pairs = usePairs(first, subject);
  const { list, all, pair, view, busy, toast } = pairs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void pairs.openFirst(all), []);
  const done = view.kind === 'merged';

  return (
    <>
      {all.length === 0 && !done ? (
        <NoPair
          list={list}
          filtered={pairs.filter !== ''}
          busy={busy === 'searching'}
          onSearch={() => void pairs.searchAgain('')}
        />
      ) : (
        <>
          <PairQueue
            contacts={list.contacts}
            companies={list.companies}
            more={list.more}
            current={pair === null || done ? '' : nameOf(pair)}
            onChoose={(chosen) => void pairs.open(chosen)}
          />
          {view.kind === 'loading' && <Skeleton />}
          {view.kind === 'failed' && (
            <div class="compare compare--skeleton">
              <Banner tone="danger" title="Les deux fiches n’ont pas pu être lues">
                <p>{view.failure.message}</p>
              </Banner>
              <div class="row">
                <button type="button" class="btn btn--primary" onClick={() => pair && void pairs.open(pair)}>
                  Réessayer
                </button>
                <button type="button" class="btn btn--text" onClick={() => void pairs.searchAgain(pairs.filter)}>
                  Chercher à nouveau
                </button>
              </div>
            </div>
          )}
          {view.kind === 'compare' && pair && (
            <ComparisonView
              key={nameOf(pair)}
              pair={pair}
              comparison={view.comparison}
              choices={pairs.choices}
              failure={view.failure}
              busy={busy}
              onChoose={pairs.choose}
              onMerge={() => void pairs.merge()}
              onDismiss={() => void pairs.dismiss()}
              onSkip={() => void pairs.skip()}
              onReload={() => void pairs.open(pair)}
            />
          )}
          {done && (
            <MergedView
              merged={view.merged}
              failure={view.failure}
              busy={busy}
              more={all.length > 0}
              onUndo={() => void pairs.undoMerge()}
              onNext={() => void pairs.openFirst(all)}
            />
          )}
        </>
      )}
      <Toast
        text={toast.text}
        actions={toast.operation === '' ? [] : [{ label: 'Annuler', onChoose: () => void pairs.undoDismissal() }]}
        onEnd={pairs.endToast}
      />
    </>
  );
}

function Skeleton() {
  return (
    <div class="compare compare--skeleton" role="status" aria-label="Lecture des deux fiches">
      <span class="sk" style="width:240px;height:20px" />
      <span class="sk" style="width:60%;height:12px" />
      <span class="sk" style="height:34px" />
      <span class="sk" style="height:34px" />
      <span class="sk" style="height:34px" />
      <span class="sk" style="height:34px" />
      <span class="sk" style="height:34px" />
    </div>
  );
}
