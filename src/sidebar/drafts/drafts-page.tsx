import { useCallback, useRef } from 'preact/hooks';
import type { DraftList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { Toast } from '../components/toast.tsx';
import { DraftCard } from './draft-card.tsx';
import './drafts.css';
import { useDrafts } from './use-drafts.ts';

/** What Pistil proposes to write; nothing leaves before somebody has approved it and asked for it. */
export function DraftsPage({ first }: { readonly first: DraftList }) {
  const page = useDrafts(first);
  const { list, busy, outcome } = page;
  const told = useRef<HTMLDivElement>(null);
  const approved = list.drafts.filter((draft) => draft.approved && draft.state === 'to-read').length;
  const idle = approved === 0 || list.mailsLeft === 0;

  /** The focus stays on the draft while it is there; trouble, and what has left, are read first. */
  const follow = (work: Promise<boolean>, id: string) =>
    void work.then((done) => {
      requestAnimationFrame(() => {
        const name = done && id !== '' ? document.getElementById(`${id}-name`) : null;
        (name ?? told.current)?.focus();
      });
    });
  const forget = useCallback(() => page.setDone(null), [page.setDone]);
  const undoing = page.done?.operation ? [{ label: 'Annuler', onChoose: () => follow(page.undo(), '') }] : [];

  return (
    <>
      <div class="page__body">
        <div ref={told} tabIndex={-1} class="stack">
          {outcome && (
            <Banner tone={outcome.tone} title={outcome.title}>
              <p>{outcome.text}</p>
            </Banner>
          )}
          {!list.hasKey && (
            <p class="meta">
              Sans clé Claude, les messages viennent des modèles de PARAMETRES, groupe «&nbsp;Messages&nbsp;:
              modèles&nbsp;».
            </p>
          )}
          {list.requests.map((request) => (
            <p key={request} class="meta">
              {request}
            </p>
          ))}
        </div>
        {list.drafts.length === 0 ? (
          <div class="empty">
            <Icon name="check" />
            <h2>Aucun brouillon à relire</h2>
            <p>Pistil en prépare la nuit pour les contacts les plus prometteurs.</p>
          </div>
        ) : (
          <ul class="stack">
            {list.drafts.map((draft) => (
              <DraftCard
                key={`${draft.id} ${draft.subject} ${draft.body}`}
                draft={draft}
                hasKey={list.hasKey}
                busy={busy === draft.id}
                onSave={(typed) => follow(page.save(draft, typed), draft.id)}
                onSettle={(how) => follow(page.settle(draft, how), draft.id)}
                onRewrite={(typed, wish) => follow(page.rewrite(draft, typed, wish), draft.id)}
              />
            ))}
          </ul>
        )}
      </div>
      <div class="page__foot">
        <button
          type="button"
          class="btn btn--primary"
          aria-disabled={busy !== '' || idle}
          onClick={() => !idle && follow(page.send(), '')}
        >
          {busy === 'send' && <span class="spin" />}
          {approved === 0 ? 'Rien à envoyer' : `Envoyer (${approved})`}
        </button>
        <span class="meta">{tellQuota(list.mailsLeft)}</span>
      </div>
      <Toast text={page.done?.text ?? ''} actions={undoing} onEnd={forget} />
    </>
  );
}

function tellQuota(left: number): string {
  if (left === 0) return 'Le nombre d’e-mails du jour est atteint.';
  return left === 1 ? '1\u00a0e-mail encore possible aujourd’hui' : `${left}\u00a0e-mails encore possibles aujourd’hui`;
}
