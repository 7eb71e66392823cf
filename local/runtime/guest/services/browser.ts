/** Browser: the old way to ask a person something in a spreadsheet. */
import { host } from '../bridge.ts';
import { refuseSignature } from './arguments.ts';
import { type EnumValue, enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const Buttons = enumeration('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

export const Browser = refuseUnknown(
  {
    Buttons,
    /** (prompt) · (prompt, buttons) · (title, prompt, buttons); answers `ok`, `cancel`, `yes` or `no`. */
    msgBox(...args: readonly unknown[]): string {
      const { title, message, buttons } = readArguments(args, 'Browser.msgBox');
      return answer(host('screen.alert', title, message, buttons));
    },
    /** As msgBox; answers what was typed, or `cancel`. */
    inputBox(...args: readonly unknown[]): string {
      const { title, message, buttons } = readArguments(args, 'Browser.inputBox');
      const { button, text } = host<{ button: string; text: string }>('screen.prompt', title, message, buttons);
      return answer(button) === 'cancel' ? 'cancel' : text;
    },
  },
  'Browser',
);

function readArguments(args: readonly unknown[], method: string) {
  const texts = args.filter((argument) => typeof argument === 'string');
  const [buttons = Buttons.OK] = args.filter(
    (argument): argument is EnumValue => typeof argument === 'object' && argument !== null,
  );
  const [last] = texts.slice(-1);
  if (last === undefined || texts.length > 2) return refuseSignature(args, method);
  return { title: texts.length === 2 ? (texts[0] ?? '') : '', message: last, buttons: buttons.name() };
}

/** Closing the box is a refusal. */
function answer(button: string): string {
  return button === 'CLOSE' ? 'cancel' : button.toLowerCase();
}
