import { shortDay } from '../text/dates.ts';
import type { OpenFollowUps } from './use-open-follow-ups.ts';

/** The contact's open follow-ups: saving closes those that are ticked. */
export function ClosedFollowUps({ followUps }: { readonly followUps: OpenFollowUps }) {
  const { list, closing, toggle, trouble } = followUps;
  if (trouble !== '') return <p class="hint">{`Relances ouvertes non lues\u00a0: ${trouble}`}</p>;
  if (list.length === 0) return null;
  return (
    <fieldset>
      <legend>{list.length === 1 ? 'Relance à clore' : 'Relances à clore'}</legend>
      {list.map(({ id, what, why, dueOn }) => (
        <label class="row check" key={id}>
          <input type="checkbox" checked={closing.includes(id)} onChange={() => toggle(id)} />
          <span class="grow">
            {what}
            <br />
            <span class="meta">
              {[why, dueOn === '' ? '' : shortDay(dueOn)].filter((part) => part !== '').join(', ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
