import { useEffect, useState } from 'preact/hooks';
import './toast.css';

export interface ToastAction {
  readonly label: string;
  readonly onChoose: () => void;
}

interface Props {
  /** What was done; `''` when there is nothing to say. */
  readonly text: string;
  /** The undo first. */
  readonly actions: readonly ToastAction[];
  /** The time is up. */
  readonly onEnd: () => void;
}

const SHOWN_MS = 8_000;

/** Something done that can be undone: eight seconds at the foot of the page, longer under the pointer or the focus. */
export function Toast({ text, actions, onEnd }: Props) {
  const [paused, setPaused] = useState(false);

  useEffect(() => {
    if (text === '' || paused) return;
    const timer = setTimeout(onEnd, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text, paused, onEnd]);
  // What held it is gone with it.
  useEffect(() => {
    if (text === '') setPaused(false);
  }, [text]);

  return (
    <div class="toasts">
      <p class="sr" role="status">
        {text}
      </p>
      {text !== '' && (
        <div
          class="toast"
          onPointerEnter={() => setPaused(true)}
          onPointerLeave={() => setPaused(false)}
          onFocusIn={() => setPaused(true)}
          onFocusOut={() => setPaused(false)}
        >
          <span class="grow" aria-hidden="true">
            {text}
          </span>
          {actions.map(({ label, onChoose }) => (
            <button type="button" class="btn btn--sm btn--text" key={label} onClick={onChoose}>
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
