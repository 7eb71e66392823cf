/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A menu of the bar; `null` is a separator. */
export interface BarMenu {
  readonly caption: string;
  readonly items: readonly (BarItem | BarMenu | null)[];
}

export interface BarItem {
  readonly caption: string;
  readonly act: () => void;
}

/**
 * The menu bar, with the keyboard of the ARIA menubar pattern (https://www.w3.org/WAI/ARIA/apg/patterns/menubar/):
 * F10 or Alt + / come here, ← → walk the bar, ↓ opens, Échap closes and gives the focus back.
 */
export function MenuBar({
  menus,
  onLeave,
  children,
}: {
  menus: readonly BarMenu[];
  onLeave: () => void;
  children?: ComponentChildren;
}) {
  const [open, setOpen] = useState<number | null>(null);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F10' && !(event.altKey && event.code === 'Slash') && !(event.altKey && event.key === '/'))
        return;
      event.preventDefault();
      event.stopPropagation();
      buttonsOf(bar.current)[0]?.focus();
    };
    const onPointer = (event: PointerEvent) => {
      if (!bar.current?.contains(event.target as Node)) setOpen(null);
    };
    addEventListener('keydown', onKey, true);
    addEventListener('pointerdown', onPointer, true);
    return () => {
      removeEventListener('keydown', onKey, true);
      removeEventListener('pointerdown', onPointer, true);
    };
  }, []);

  const goTo = (index: number) => {
    const next = (index + menus.length) % menus.length;
    setCurrent(next);
    if (open !== null) setOpen(next);
    buttonsOf(bar.current)[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const keys: Record<string, () => void> = {
      ArrowRight: () => goTo(index + 1),
      ArrowLeft: () => goTo(index - 1),
      ArrowDown: () => setOpen(index),
      Home: () => goTo(0),
      End: () => goTo(menus.length - 1),
      Escape: () => (open === null ? onLeave() : setOpen(null)),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="menu-bar" role="menubar" aria-label="Menus" ref={bar}>
      {menus.map((menu, index) => (
        <div class="menu-holder" role="none" key={menu.caption}>
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={() => setOpen(open === index ? null : index)}
            onPointerEnter={() => open !== null && setOpen(index)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {menu.caption}
          </button>
          {open === index && (
            <MenuList
              menu={menu}
              close={(result) => {
                setOpen(null);
                if (result === 'back') buttonsOf(bar.current)[index]?.focus();
                else onLeave();
              }}
              sideways={(step) => goTo(index + step)}
            />
          )}
        </div>
      ))}
      {children}
    </div>
  );
}

interface ListProps {
  readonly menu: BarMenu;
  /** `back`: given up, the focus returns where it was; `done`: an item was chosen. */
  readonly close: (result: 'back' | 'done') => void;
  /** ← or → out of the list: the neighbour in the bar. */
  readonly sideways: (step: number) => void;
  readonly nested?: boolean;
}

function MenuList({ menu, close, sideways, nested = false }: ListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => buttonsOf(list.current)[0]?.focus(), []);

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const all = buttonsOf(list.current);
    const at = all.indexOf(event.currentTarget as HTMLButtonElement);
    const focus = (position: number) => all[(position + all.length) % all.length]?.focus();
    const item = menu.items[index];
    const keys: Record<string, () => void> = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      Home: () => focus(0),
      End: () => focus(all.length - 1),
      Escape: () => close('back'),
      Tab: () => close('done'),
      ArrowRight: () => (item && 'items' in item ? setOpened(index) : sideways(1)),
      ArrowLeft: () => (nested ? close('back') : sideways(-1)),
    };
    const act = keys[event.key] ?? firstLetter(event.key, all, at);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div class={nested ? 'menu-list nested' : 'menu-list'} role="menu" aria-label={menu.caption} ref={list}>
      {menu.items.map((item, index) =>
        item === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity, and menus are replaced whole.
          <hr class="menu-separator" key={index} />
        ) : (
          <div class="menu-entry" role="none" key={item.caption}>
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-haspopup={'items' in item ? 'menu' : undefined}
              aria-expanded={'items' in item ? opened === index : undefined}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPointerEnter={(event) => {
                event.currentTarget.focus();
                setOpened('items' in item ? index : null);
              }}
              onClick={() => {
                if ('items' in item) return setOpened(index);
                close('done');
                item.act();
              }}
            >
              <span>{item.caption}</span>
              {'items' in item && <span aria-hidden="true">▸</span>}
            </button>
            {'items' in item && opened === index && (
              <MenuList
                nested
                menu={item}
                sideways={sideways}
                close={(result) => {
                  setOpened(null);
                  if (result === 'done') close('done');
                  else
                    list.current
                      ?.querySelectorAll<HTMLButtonElement>(':scope > .menu-entry > button')
                      [menu.items.filter((other, before) => other !== null && before < index).length]?.focus();
                }}
              />
            )}
          </div>
        ),
      )}
    </div>
  );
}

/** The buttons of a bar or of a list, those of the lists inside it left out. */
function buttonsOf(root: HTMLElement | null): HTMLButtonElement[] {
  return [...(root?.querySelectorAll<HTMLButtonElement>(':scope > div > button') ?? [])];
}

/** Typing a letter goes to the next entry that begins with it. */
function firstLetter(key: string, all: readonly HTMLButtonElement[], at: number): (() => void) | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const ordered = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const found = ordered.find((entry) =>
    entry.textContent?.trim().toLocaleLowerCase('fr').startsWith(key.toLocaleLowerCase('fr')),
  );
  return found && (() => found.focus());
}
