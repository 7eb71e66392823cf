import type { FollowUpTask, Settling } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { longDay } from '../text/dates.ts';
import { QuickLog } from './quick-log.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import type { Done } from './use-follow-ups.ts';

/** What is open under a task. */
export type TaskPanel = 'actions' | 'snooze' | 'log';

interface Props {
  readonly task: FollowUpTask;
  readonly today: string;
  readonly showAssignee: boolean;
  /** `null` when it is folded. */
  readonly panel: TaskPanel | null;
  readonly busy: boolean;
  readonly onOpen: (panel: TaskPanel) => void;
  readonly onOpenCard: () => void;
  readonly onTick: () => void;
  readonly onSettle: (how: Settling) => void;
  readonly onLogged: (done: Done) => void;
}

/** One follow-up. */
export function TaskItem(props: Props) {
  const { task, today, showAssignee, panel, busy, onOpen, onOpenCard, onTick, onSettle, onLogged } = props;
  const { id, what, about, why, urgent, dueOn, assignee, contactId, phone, email } = task;
  const told = [about, showAssignee ? assignee : ''].filter((part) => part !== '').join(' · ');
  const late = dueOn !== '' && dueOn < today;
  return (
    <li class={`task${panel === null ? '' : ' task--active'}`}>
      <button
        type="button"
        class="check"
        aria-label={`Marquer comme faite\u00a0: ${what}`}
        aria-disabled={busy}
        // The second half of a double click is not for the task that has taken this one’s place.
        onClick={({ detail }) => detail < 2 && onTick()}
      >
        <Icon name="tick" />
      </button>
      <div class="grow">
        <button
          type="button"
          class="task__title"
          id={`title-${id}`}
          aria-expanded={panel !== null}
          onClick={() => onOpen('actions')}
        >
          {what}
        </button>
        {told !== '' && <p class="meta">{told}</p>}
        <p class="why">
          {urgent && (
            <span class="tag t-haute">
              <Icon name="flag" />
              Haute
            </span>
          )}{' '}
          {why === '' ? 'Notée par l’équipe.' : `${why}.`}{' '}
          {dueOn !== today && dueOn !== '' && (
            <span class={`due${late ? ' due--late' : ''}`}>{`${late ? 'Prévue ' : ''}${longDay(dueOn, today)}`}</span>
          )}
        </p>
        {panel !== null && panel !== 'log' && (
          <div class="task__actions">
            {contactId !== '' && (
              <button type="button" class="btn btn--sm btn--tonal" onClick={() => onOpen('log')}>
                Journaliser
              </button>
            )}
            <button
              type="button"
              class="btn btn--sm btn--outline"
              aria-haspopup="menu"
              aria-expanded={panel === 'snooze'}
              onClick={() => onOpen('snooze')}
            >
              Reporter
            </button>
            {contactId !== '' && (
              <button type="button" class="btn btn--sm btn--text" onClick={onOpenCard}>
                Fiche
              </button>
            )}
            {phone !== '' && (
              <a class="btn btn--sm btn--text" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                {phone}
              </a>
            )}
            {email !== '' && (
              <a class="btn btn--sm btn--text" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
                Écrire
              </a>
            )}
          </div>
        )}
        {panel === 'snooze' && (
          <SnoozeMenu id={id} today={today} onSettle={onSettle} onClose={() => onOpen('actions')} />
        )}
        {panel === 'log' && (
          <QuickLog task={task} today={today} onLogged={onLogged} onCancel={() => onOpen('actions')} />
        )}
      </div>
    </li>
  );
}
