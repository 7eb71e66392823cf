import type { Screen } from '../ports.ts';

type Ui = GoogleAppsScript.Base.Ui;

/** The person's screen, when the run has one: `getUi` throws in triggers and shells. */
export function createScreen(): Screen {
  return {
    get present() {
      return findUi() !== null;
    },
    toast(message, title, seconds = 5) {
      if (findUi()) SpreadsheetApp.getActiveSpreadsheet().toast(message, title, seconds);
    },
    alert(title, message) {
      const ui = findUi();
      if (ui) ui.alert(title, message, ui.ButtonSet.OK);
    },
    confirm(title, message) {
      const ui = findUi();
      return ui !== null && ui.alert(title, message, ui.ButtonSet.YES_NO) === ui.Button.YES;
    },
    showMenu({ caption, groups }) {
      const ui = findUi();
      if (!ui) return;
      const menu = ui.createMenu(caption);
      groups.forEach((items, index) => {
        if (index > 0) menu.addSeparator();
        for (const item of items) menu.addItem(item.caption, item.functionName);
      });
      menu.addToUi();
    },
    showSidebar(page, title) {
      findUi()?.showSidebar(HtmlService.createHtmlOutputFromFile(page).setTitle(title));
    },
    showDialog(page, title, width, height) {
      findUi()?.showModalDialog(HtmlService.createHtmlOutputFromFile(page).setWidth(width).setHeight(height), title);
    },
  };
}

function findUi(): Ui | null {
  try {
    return SpreadsheetApp.getUi();
  } catch {
    return null;
  }
}
