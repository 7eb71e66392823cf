import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../components/icon.tsx';

export interface MenuAction {
  readonly label: string;
  readonly icon: IconName;
  readonly onChoose: () => void;
}

/** The rare actions, behind « ⋮ »: ↑ ↓ move, Entrée chooses, Échap closes and gives the focus back. */
export function ActionsMenu({ actions }: { readonly actions: readonly MenuAction[] }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    menu.current?.querySelector('button')?.focus();
    const leave = (event: Event) => {
      if (!(event.target instanceof Node) || !menu.current?.parentElement?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const items: readonly (Element | null)[] = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (step !== undefined) focusOn(items[(at + step + items.length) % items.length]);
    if (event.key === 'Escape' || step !== undefined) event.preventDefault();
  };

  return (
    <div class="more">
      <button
        type="button"
        class="btn btn--outline btn--icon"
        ref={button}
        aria-label="Autres actions"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label="Autres actions" tabIndex={-1} ref={menu} onKeyDown={press}>
          {actions.map(({ label, icon, onChoose }) => (
            <button
              type="button"
              role="menuitem"
              key={label}
              onClick={() => {
                close();
                onChoose();
              }}
            >
              <Icon name={icon} />
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function focusOn(item: Element | null | undefined): void {
  if (item instanceof HTMLElement) item.focus();
}
