/** The user interface of the spreadsheet's window. https://developers.google.com/apps-script/reference/base/ui */
import type { MenuItem, Menu as MenuShape } from '../../contract.ts';
import { host } from '../bridge.ts';
import { refuseSignature } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import { Button, ButtonSet } from './enums.ts';

interface HtmlOutput {
  getContent(): string;
  getTitle(): string;
  getWidth(): number | null;
  getHeight(): number | null;
}

class PromptResponse {
  private readonly button: string;
  private readonly text: string;

  constructor(button: string, text: string) {
    this.button = button;
    this.text = text;
  }

  getSelectedButton = (): EnumValue => Button[this.button as 'OK'];
  getResponseText = (): string => this.text;
}

/** Menus that this execution has added, in order. */
const added: MenuShape[] = [];

class Menu {
  private readonly caption: string;
  private readonly items: (MenuItem | MenuShape | null)[] = [];

  constructor(caption: string) {
    this.caption = caption;
  }

  addItem(caption: string, functionName: string): this {
    this.items.push({ caption, functionName });
    return this;
  }

  addSeparator(): this {
    this.items.push(null);
    return this;
  }

  addSubMenu(menu: Menu): this {
    this.items.push(menu.shape());
    return this;
  }

  addToUi(): void {
    added.push(this.shape());
    host('screen.setMenus', added);
  }

  shape(): MenuShape {
    return { caption: this.caption, items: this.items };
  }
}

/** Default sizes of a dialog, in pixels. */
const DIALOG = { width: 600, height: 400 };

class Ui {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  createMenu = (caption: string): Menu => refuseUnknown(new Menu(caption), 'Menu');
  /** Bound scripts get a menu named after the project. */
  createAddonMenu = (): Menu => this.createMenu('Pistil');

  /** (prompt) · (prompt, buttons) · (title, prompt, buttons). */
  alert(...args: readonly unknown[]): EnumValue {
    const { title, message, buttons } = asked(args, 'Ui.alert');
    return Button[host<string>('screen.alert', title, message, buttons) as 'OK'];
  }

  prompt(...args: readonly unknown[]): PromptResponse {
    const { title, message, buttons } = asked(args, 'Ui.prompt');
    const { button, text } = host<{ button: string; text: string }>('screen.prompt', title, message, buttons);
    return refuseUnknown(new PromptResponse(button, text), 'PromptResponse');
  }

  showSidebar(page: HtmlOutput): void {
    host('screen.showSidebar', page.getContent(), page.getTitle());
  }

  showModalDialog(page: HtmlOutput, title: string): void {
    host(
      'screen.showDialog',
      page.getContent(),
      title,
      page.getWidth() ?? DIALOG.width,
      page.getHeight() ?? DIALOG.height,
      true,
    );
  }

  showModelessDialog(page: HtmlOutput, title: string): void {
    host(
      'screen.showDialog',
      page.getContent(),
      title,
      page.getWidth() ?? DIALOG.width,
      page.getHeight() ?? DIALOG.height,
      false,
    );
  }
}

/** Throws Google's message where nobody is in front of the spreadsheet. */
export function getUi(): Ui {
  host('screen.check');
  return refuseUnknown(new Ui(), 'Ui');
}

function asked(args: readonly unknown[], method: string): { title: string; message: string; buttons: string } {
  const texts = args.filter((argument): argument is string => typeof argument === 'string');
  const buttons =
    args.find((argument): argument is EnumValue => typeof argument === 'object' && argument !== null) ?? ButtonSet.OK;
  const message = texts.at(-1);
  if (message === undefined || texts.length > 2) return refuseSignature(args, method);
  return { title: texts.length === 2 ? (texts[0] ?? '') : '', message, buttons: buttons.name() };
}
