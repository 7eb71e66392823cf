import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Settling } from '../../rpc/index.ts';
import { addDays, shortDay, weekday } from '../text/dates.ts';

interface Props {
  readonly id: string;
  readonly today: string;
  readonly onSettle: (how: Settling) => void;
  readonly onClose: () => void;
}

/** When to ask again: ↑ ↓ move, Entrée chooses, Échap closes. A day that is not worked becomes the next one that is. */
export function SnoozeMenu({ id, today, onSettle, onClose }: Props) {
  const [picking, setPicking] = useState(false);
  const [day, setDay] = useState(addDays(today, 14));
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    menu.current?.querySelector<HTMLElement>(picking ? 'input' : 'button')?.focus();
  }, [picking]);

  const postpone = (to: string) => onSettle({ id, how: 'postpone', day: to });
  const press = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') onClose();
    else if (step !== undefined && at >= 0) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (picking) {
    return (
      <form
        class="quick"
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== '') postpone(day);
        }}
      >
        <div class="field" ref={menu}>
          <label for="postpone-day">Reporter au</label>
          <input
            class="input"
            id="postpone-day"
            type="date"
            min={today}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </div>
        <div class="row row--wrap">
          <button type="submit" class="btn btn--sm btn--primary">
            Reporter
          </button>
          <button type="button" class="btn btn--sm btn--text" onClick={onClose}>
            Annuler
          </button>
        </div>
      </form>
    );
  }
  const choices = [
    ['Demain', 1],
    ['Dans 3 jours', 3],
    ['Dans 7 jours', 7],
  ] as const;
  return (
    <div class="menu" role="menu" aria-label="Reporter à" tabIndex={-1} ref={menu} onKeyDown={press}>
      {choices.map(([label, days]) => {
        const to = addDays(today, days);
        return (
          <button type="button" role="menuitem" key={label} onClick={() => postpone(to)}>
            {label}
            <span class="meta">{`${weekday(to)} ${shortDay(to)}`}</span>
          </button>
        );
      })}
      <button type="button" role="menuitem" onClick={() => setPicking(true)}>
        Autre date…
      </button>
      <hr />
      <button type="button" role="menuitem" onClick={() => onSettle({ id, how: 'drop' })}>
        Ne plus relancer pour cette raison
      </button>
    </div>
  );
}
