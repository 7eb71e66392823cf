import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../result.ts';
import type { DraftList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { DraftCard } from './draft-card.tsx';

/** What Pistil proposes to write; nothing leaves before somebody has approved it and asked for it. */
export function DraftsPage({ first }: { readonly first: DraftList }) {
  const [list, setList] = useState(first);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState('');
  const outcome = useRef<HTMLDivElement>(null);
  const approved = list.drafts.filter((draft) => draft.approved && draft.state === 'to-read').length;

  const run = async (work: () => Promise<Result<{ readonly summary: string }>>) => {
    if (busy) return;
    setBusy(true);
    setTold('');
    setTrouble('');
    const answer = await work();
    const after = answer.ok ? await call('drafts.list', {}) : null;
    if (after?.ok) setList(after.value);
    if (answer.ok) setTold(answer.value.summary);
    else setTrouble(answer.error.message);
    if (after?.ok === false) setTrouble(after.error.message);
    setBusy(false);
    outcome.current?.focus();
  };

  return (
    <>
      <div class="page__body">
        <div ref={outcome} tabIndex={-1}>
          {trouble !== '' && (
            <Banner tone="danger" title="Cela n’a pas pu se faire">
              <p>{trouble}</p>
            </Banner>
          )}
          {told !== '' && (
            <Banner tone="success" title="C’est fait">
              <p>{told}</p>
            </Banner>
          )}
        </div>
        {!list.hasKey && (
          <p class="meta">
            Sans clé Claude, les messages viennent des modèles de PARAMETRES, groupe «&nbsp;Messages&nbsp;:
            modèles&nbsp;».
          </p>
        )}
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
                busy={busy}
                onSave={({ id, subject, body, approved: ticked }, typed) =>
                  void run(() => call('drafts.edit', { id, ...typed, seen: { subject, body, approved: ticked } }))
                }
                onSettle={({ id }, how) => void run(() => call('drafts.settle', { id, how }))}
              />
            ))}
          </ul>
        )}
      </div>
      <div class="page__foot">
        <button
          type="button"
          class="btn btn--primary"
          disabled={busy || approved === 0 || list.mailsLeft === 0}
          onClick={() => void run(() => call('drafts.send', {}))}
        >
          {busy && <span class="spin" />}
          {approved === 0 ? 'Rien à envoyer' : `Envoyer (${approved})`}
        </button>
        <span class="meta">{tellQuota(list.mailsLeft)}</span>
      </div>
    </>
  );
}

function tellQuota(left: number): string {
  if (left === 0) return 'Le nombre d’e-mails du jour est atteint.';
  return left === 1 ? '1\u00a0e-mail encore possible aujourd’hui' : `${left}\u00a0e-mails encore possibles aujourd’hui`;
}
