import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { MergedRecords } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';

interface Props {
  readonly merged: MergedRecords;
  readonly failure: Failure | null;
  readonly busy: string;
  /** There is a pair left. */
  readonly more: boolean;
  readonly onUndo: () => void;
  readonly onNext: () => void;
}

/** What the merge has written, and the way back. */
export function MergedView({ merged, failure, busy, more, onUndo, onNext }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section class="compare" aria-labelledby="merged">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the keyboard */}
      <div class="compare__scroll compare__done" tabIndex={0}>
        <Banner tone="success" title="Fiches fusionnées">
          <p>{merged.summary}</p>
        </Banner>
        {failure && (
          <Banner tone="danger" title="La fusion n’a pas été annulée">
            <p>{failure.message}</p>
          </Banner>
        )}
        <h2 id="merged" class="title" ref={head} tabIndex={-1}>
          Ce qui a changé dans la fiche gardée
        </h2>
        {merged.changed.length === 0 ? (
          <p>Aucune valeur&nbsp;: la fiche gardée était déjà la plus complète.</p>
        ) : (
          <dl class="facts">
            {merged.changed.map(({ label, from, to }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span class="sr">avant&nbsp;: </span>
                  <del>{from || 'vide'}</del>
                  <span aria-hidden="true"> → </span>
                  <span class="sr">, après&nbsp;: </span>
                  <ins>{to || 'vide'}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {merged.notices.map((notice) => (
          <p class="meta" key={notice}>
            {notice}
          </p>
        ))}
      </div>
      <footer class="page__foot">
        <button type="button" class="btn btn--primary" onClick={onNext}>
          {more ? 'Paire suivante' : 'Terminer'}
        </button>
        <button type="button" class="btn btn--outline" aria-disabled={busy !== ''} onClick={onUndo}>
          {busy === 'undoing' ? <span class="spin" /> : <Icon name="undo" />}
          Annuler la fusion
        </button>
      </footer>
    </section>
  );
}
