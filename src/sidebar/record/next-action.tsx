import type { NextAction as Action } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { longDay } from '../text/dates.ts';
import type { RecordModel } from './use-record.ts';

interface Props {
  readonly action: Action;
  readonly today: string;
  readonly record: RecordModel;
}

/** What is to be done next, and the tick that says that it is. */
export function NextAction({ action, today, record }: Props) {
  const { text, owner, dueOn, late } = action;
  const when = dueOn === '' ? 'sans échéance' : longDay(dueOn, today);
  return (
    <div class={`next ${late ? 'next--late' : ''}`}>
      <Icon name="flag" />
      <div class="grow">
        <p class="meta">
          Prochaine action, {when}
          {late && ', en retard'}
        </p>
        <p>{text}</p>
        {owner !== '' && <p class="meta">{owner}</p>}
      </div>
      <button
        type="button"
        class="btn btn--sm btn--icon"
        aria-disabled={record.busy}
        aria-label={`Marquer comme faite\u00a0: ${text}`}
        onClick={() => void record.completeAction(action)}
      >
        {record.busy ? <span class="spin" /> : <Icon name="tick" />}
      </button>
    </div>
  );
}
