import type { Failure } from '../../result.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';

interface Props {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onKeepBoth: () => void;
  readonly onComplete: () => void;
  readonly onBack: () => void;
}

/** The one primary button; above it, what happened when it was pressed. */
export function SaveFooter({ busy, failure, onKeepBoth, onComplete, onBack }: Props) {
  const duplicate = failure?.code === 'interaction.duplicate';
  return (
    <div class="page__foot">
      {failure && !busy && duplicate && (
        <Banner tone="warning" title={'Déjà journalisé\u00a0?'}>
          <p>{failure.message}</p>
          <div class="row row--wrap">
            <button type="button" class="btn btn--sm btn--outline" id="keep-both" onClick={onKeepBoth}>
              Enregistrer quand même
            </button>
            <button type="button" class="btn btn--sm btn--text" onClick={onComplete}>
              {failure.message.startsWith('Vous ') ? 'Compléter ma note' : 'Compléter sa note'}
            </button>
          </div>
        </Banner>
      )}
      {failure && !busy && !duplicate && (
        <Banner tone="danger" title={titleOf(failure)}>
          <p>{`${bareMessage(failure)} Votre saisie est gardée ici.`}</p>
        </Banner>
      )}
      {duplicate && !busy ? (
        <button type="button" class="btn grow" onClick={onBack}>
          Revenir à ma saisie
        </button>
      ) : (
        <button type="submit" class="btn btn--primary grow" aria-disabled={busy}>
          {busy && <span class="spin" />}
          {!busy && failure && <Icon name="retry" />}
          {labelOf(busy, failure)}
        </button>
      )}
      {!busy && !duplicate && <span class="kbd">Ctrl + Entrée</span>}
      <p class="sr" role="status">
        {busy && 'Enregistrement en cours'}
      </p>
    </div>
  );
}

function labelOf(busy: boolean, failure: Failure | null): string {
  if (busy) return 'Enregistrement…';
  return failure ? 'Réessayer' : 'Enregistrer';
}

const NOTHING_SAVED = 'Rien n’a été enregistré';

/** When the answer was lost, nobody knows; saving again is safe, since the server tells what is already logged. */
function titleOf({ code }: Failure): string {
  return code.startsWith('connection.') ? 'Enregistrement non confirmé' : NOTHING_SAVED;
}

/** The message without what the title says already. */
function bareMessage({ message }: Failure): string {
  return message.startsWith(`${NOTHING_SAVED}. `) ? message.slice(NOTHING_SAVED.length + 2) : message;
}
