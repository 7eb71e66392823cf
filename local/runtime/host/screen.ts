/** The person's screen as scripts reach it: nothing to show to when nobody is there. */
import type { HostOperations, Menu, Screen } from '../contract.ts';
import { ServiceException } from './exception.ts';
import type { LiveExecution } from './execution.ts';

const SCOPE = 'https://www.googleapis.com/auth/script.container.ui';

/** `current`: the screen in front of the person, or null. */
export function createScreenOperations(current: () => Screen | null): HostOperations {
  /** The screen of a run that has one: none for the clock, a cell's function or a web page. */
  const screenOf = (run: LiveExecution): Screen => {
    const screen = run.activeUser === '' || run.kind === 'custom-function' || run.kind === 'web-app' ? null : current();
    if (screen === null) throw new ServiceException('Cannot call SpreadsheetApp.getUi() from this context.');
    return screen;
  };
  const free = (run: LiveExecution, method: string) => run.record({ kind: 'free', method, cells: 0, waited: 0 });
  const shown = (run: LiveExecution, method: string): Screen => {
    run.requireScope(SCOPE, method);
    free(run, method);
    return screenOf(run);
  };
  const operations: Record<string, (run: LiveExecution, ...args: never[]) => unknown> = {
    'screen.check': (run) => void screenOf(run),
    'screen.alert': (run, title: string, message: string, buttons: string) =>
      shown(run, 'Ui.alert').alert(title, message, buttons),
    'screen.prompt': (run, title: string, message: string, buttons: string) =>
      shown(run, 'Ui.prompt').prompt(title, message, buttons),
    'screen.showSidebar': (run, html: string, title: string) => shown(run, 'Ui.showSidebar').showSidebar(html, title),
    'screen.showDialog': (run, html: string, title: string, width: number, height: number, modal: boolean) =>
      shown(run, modal ? 'Ui.showModalDialog' : 'Ui.showModelessDialog').showDialog(html, title, width, height, modal),
    'screen.setMenus': (run, menus: readonly Menu[]) => {
      free(run, 'Menu.addToUi');
      screenOf(run).setMenus(menus);
    },
    'screen.toast': (run, message: string, title: string, seconds: number) => {
      free(run, 'Spreadsheet.toast');
      if (run.activeUser !== '') current()?.toast(message, title, seconds);
    },
  };
  return operations as unknown as HostOperations;
}
