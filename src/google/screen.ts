import type { Page, Screen } from '../ports.ts';

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
    showSidebar(page) {
      findUi()?.showSidebar(render(page).setTitle(page.title));
    },
    showDialog({ width, height, ...page }) {
      findUi()?.showModalDialog(render(page).setWidth(width).setHeight(height), page.title);
    },
  };
}

/** The subject travels as an attribute, which no text can leave (see src/sidebar/open-page.tsx, which reads it). */
function render({ page, subject }: Page): GoogleAppsScript.HTML.HtmlOutput {
  const escaped = subject.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return HtmlService.createHtmlOutputFromFile(page).append(`<data id="subject" value="${escaped}" hidden></data>`);
}

function findUi(): Ui | null {
  try {
    return SpreadsheetApp.getUi();
  } catch {
    return null;
  }
}
