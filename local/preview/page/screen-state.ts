/** What the page shows around the grid, and how it changes. */
import type { Menu } from '../../runtime/contract.ts';
import type { Ask, RuntimeMessage, WorkshopState } from '../protocol.ts';
import type { Toast } from './toasts.tsx';

export interface ScreenState {
  readonly connected: boolean;
  readonly title: string;
  readonly functionNames: readonly string[];
  readonly menus: readonly Menu[];
  readonly sidebar: Sidebar | null;
  readonly dialogs: readonly Dialog[];
  readonly ask: Ask | null;
  readonly toasts: readonly Toast[];
  /** Name of the function that runs, null at rest. */
  readonly running: string | null;
  readonly failure: string | null;
  readonly workshopOpen: boolean;
  readonly workshop: WorkshopState | null;
}

export interface Sidebar {
  readonly id: number;
  readonly html: string;
  readonly title: string;
}

export interface Dialog extends Sidebar {
  readonly width: number;
  readonly height: number;
  readonly modal: boolean;
}

export const FIRST_STATE: ScreenState = {
  connected: false,
  title: 'Prospection',
  functionNames: [],
  menus: [],
  sidebar: null,
  dialogs: [],
  ask: null,
  toasts: [],
  running: null,
  failure: null,
  workshopOpen: false,
  workshop: null,
};

let lastId = 0;
const newId = () => {
  lastId += 1;
  return lastId;
};

/** The state once a message of the runtime is taken in; the grid's own messages change nothing here. */
export function afterMessage(state: ScreenState, message: RuntimeMessage): ScreenState {
  switch (message.type) {
    case 'snapshot':
      return { ...state, title: message.title, functionNames: message.functionNames, ask: null, running: null };
    case 'menus':
      return { ...state, menus: message.menus };
    case 'sidebar':
      return { ...state, sidebar: { id: newId(), html: message.html, title: message.title } };
    case 'dialog': {
      // As in Google, a new dialog takes the place of the one shown.
      const { html, title, width, height, modal } = message;
      return { ...state, dialogs: [{ id: newId(), html, title, width, height, modal }] };
    }
    case 'ask':
      return { ...state, ask: message.ask };
    case 'toast':
      return withToast(state, message.message, message.title, message.seconds);
    case 'refused':
      return withToast(state, message.message, '', 8);
    case 'running':
      return { ...state, running: message.functionName, failure: message.functionName === null ? state.failure : null };
    case 'run-failed':
      return { ...state, failure: message.message };
    case 'workshop':
      return { ...state, workshop: message.state };
    default:
      return state;
  }
}

function withToast(state: ScreenState, message: string, title: string, seconds: number): ScreenState {
  return { ...state, toasts: [...state.toasts, { id: newId(), message, title, seconds }] };
}
