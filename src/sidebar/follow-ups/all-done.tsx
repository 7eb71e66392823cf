import { Icon } from '../components/icon.tsx';

interface Props {
  /** Done today. */
  readonly finished: number;
  /** Due within a week. */
  readonly ahead: number;
  readonly later: number;
  readonly onShow: () => void;
}

/** Nothing is late or due today: why, and what comes next. */
export function AllDone({ finished, ahead, later, onShow }: Props) {
  const told =
    finished === 0 ? 'Rien n’est prévu ce jour.' : `${count(finished, 'relance traitée', 'relances traitées')}.`;
  const next = ahead === 0 ? 'Aucune dans les sept prochains jours' : `${ahead} dans les sept prochains jours`;
  const then = later === 0 ? '' : `, ${later} plus tard`;
  return (
    <div class="empty">
      <Icon name="leaf" />
      <h2>{finished === 0 ? 'Rien à relancer aujourd’hui' : 'Tout est fait pour aujourd’hui'}</h2>
      <p>{`${told} ${next}${then}.`}</p>
      {ahead > 0 && (
        <button type="button" class="btn btn--outline" onClick={onShow}>
          Voir les prochaines
        </button>
      )}
    </div>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number}\u00a0${number < 2 ? one : many}`;
}
