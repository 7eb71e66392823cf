/** @jsxImportSource preact */
import type { Menu, MenuItem } from '../../runtime/contract.ts';
import type { WorkshopRequest } from '../protocol.ts';
import { AskBox } from './ask-box.tsx';
import type { Connection } from './connection.ts';
import { type BarMenu, MenuBar } from './menu-bar.tsx';
import type { ScreenState } from './screen-state.ts';
import { ScriptDialog } from './script-dialog.tsx';
import { ScriptFrame } from './script-frame.tsx';
import { SidePanel } from './side-panel.tsx';
import { Toasts } from './toasts.tsx';
import { Workshop } from './workshop/workshop.tsx';

interface Props {
  readonly state: ScreenState;
  readonly connection: Connection;
  readonly update: (change: (state: ScreenState) => Partial<ScreenState>) => void;
  readonly focusGrid: () => void;
  readonly sortSelectedColumn: (ascending: boolean) => void;
}

/** The title and the menus, above the grid. */
export function TopBar({ state, connection, update, focusGrid, sortSelectedColumn }: Props) {
  const menus = [
    fileMenu(connection),
    dataMenu(sortSelectedColumn),
    ...state.menus.map((menu) => addOnMenu(menu, connection)),
  ];
  return (
    <>
      <span class="file-icon" aria-hidden="true" />
      <h1 class="file-title">{state.title}</h1>
      <MenuBar menus={menus} onLeave={focusGrid} />
      <span class="run-state" role="status">
        {state.running !== null && `Exécution de ${state.running}…`}
        {!state.connected && 'Connexion au classeur perdue, nouvelle tentative…'}
      </span>
      <button
        type="button"
        class="button workshop-button"
        aria-expanded={state.workshopOpen}
        onClick={() => update(({ workshopOpen }) => ({ workshopOpen: !workshopOpen }))}
      >
        Atelier
      </button>
      {state.running !== null && <div class="busy-line" />}
    </>
  );
}

/** Sidebar and workshop, at the right of the grid. */
export function Panels({ state, connection, update, focusGrid }: Props) {
  const { sidebar } = state;
  const closeSidebar = () => {
    update(() => ({ sidebar: null }));
    focusGrid();
  };
  return (
    <>
      {sidebar && (
        <SidePanel kind="sidebar" title={sidebar.title} onClose={closeSidebar}>
          <ScriptFrame
            key={sidebar.id}
            html={sidebar.html}
            title={sidebar.title}
            functionNames={state.functionNames}
            call={connection.call}
            onClose={closeSidebar}
            onEscape={focusGrid}
            onFocusEditor={focusGrid}
          />
        </SidePanel>
      )}
      {state.workshopOpen && (
        <SidePanel kind="workshop" title="Atelier" onClose={() => update(() => ({ workshopOpen: false }))}>
          <Workshop
            state={state.workshop}
            ask={(request: WorkshopRequest) => connection.send({ type: 'workshop', request })}
          />
        </SidePanel>
      )}
    </>
  );
}

/** What floats over everything: dialogs, questions, messages. */
export function Overlays({ state, connection, update, focusGrid }: Props) {
  const close = (id: number) => {
    update(({ dialogs }) => ({ dialogs: dialogs.filter((dialog) => dialog.id !== id) }));
    focusGrid();
  };
  return (
    <>
      {state.dialogs.map((dialog) => (
        <ScriptDialog key={dialog.id} {...dialog} onClose={() => close(dialog.id)}>
          <ScriptFrame
            html={dialog.html}
            title={dialog.title}
            functionNames={state.functionNames}
            call={connection.call}
            onClose={() => close(dialog.id)}
            onEscape={() => close(dialog.id)}
            onFocusEditor={focusGrid}
            onResize={(size) =>
              update(({ dialogs }) => ({
                dialogs: dialogs.map((other) => (other.id === dialog.id ? { ...other, ...sizeOnly(size) } : other)),
              }))
            }
          />
        </ScriptDialog>
      ))}
      {state.ask && (
        <AskBox
          ask={state.ask}
          onAnswer={(button, text) => {
            if (state.ask) connection.send({ type: 'answer', askId: state.ask.id, button, text });
            update(() => ({ ask: null }));
          }}
        />
      )}
      {state.failure !== null && (
        <div class="failure" role="alert">
          <p>{state.failure}</p>
          <button type="button" class="button on-dark" onClick={() => update(() => ({ failure: null }))}>
            Ignorer
          </button>
        </div>
      )}
      <Toasts
        toasts={state.toasts}
        onEnd={(id) => update(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))}
      />
    </>
  );
}

function addOnMenu(menu: Menu, connection: Connection): BarMenu {
  return {
    caption: menu.caption,
    items: menu.items.map((item) => {
      if (item === null) return null;
      if (isMenu(item)) return addOnMenu(item, connection);
      return { caption: item.caption, act: () => connection.send({ type: 'menu', functionName: item.functionName }) };
    }),
  };
}

function isMenu(item: Menu | MenuItem): item is Menu {
  return 'items' in item;
}

function fileMenu(connection: Connection): BarMenu {
  return {
    caption: 'Fichier',
    items: [
      { caption: 'Télécharger le classeur (.json)', act: () => location.assign('/book.json') },
      null,
      { caption: 'Repartir de la démo…', act: () => confirmReset(connection) },
    ],
  };
}

function dataMenu(sort: (ascending: boolean) => void): BarMenu {
  return {
    caption: 'Données',
    items: [
      { caption: 'Trier la feuille selon la colonne choisie, de A à Z', act: () => sort(true) },
      { caption: 'Trier la feuille selon la colonne choisie, de Z à A', act: () => sort(false) },
    ],
  };
}

function confirmReset(connection: Connection): void {
  if (confirm('Repartir de la démo ? Le classeur actuel sera remplacé par celui de la démo.')) {
    connection.send({ type: 'reset' });
  }
}

function sizeOnly(size: { width?: number; height?: number }): { width?: number; height?: number } {
  return { ...(size.width && { width: size.width }), ...(size.height && { height: size.height }) };
}
