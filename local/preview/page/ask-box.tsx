/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import type { Ask } from '../protocol.ts';

/** Ui.alert and Ui.prompt. The run waits for the answer; Échap and × answer CLOSE, as in Google. */
export function AskBox({ ask, onAnswer }: { ask: Ask; onAnswer: (button: string, text: string) => void }) {
  const box = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.showModal();
    (input.current ?? box.current?.querySelector<HTMLButtonElement>('.primary'))?.focus();
  }, []);
  const answer = (button: string) => onAnswer(button, input.current?.value ?? '');
  return (
    <dialog
      ref={box}
      class="ask-box"
      aria-labelledby="ask-title"
      onCancel={(event) => {
        event.preventDefault();
        answer('CLOSE');
      }}
    >
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          answer(BUTTONS[ask.buttons]?.[0]?.name ?? 'OK');
        }}
      >
        <div class="title-bar">
          <h2 id="ask-title">{ask.title || 'Message'}</h2>
          <button type="button" class="icon-button" aria-label="Fermer" onClick={() => answer('CLOSE')}>
            ×
          </button>
        </div>
        <p class="ask-message" id="ask-message">
          {ask.message}
        </p>
        {ask.input && <input ref={input} type="text" aria-labelledby={ask.message ? 'ask-message' : 'ask-title'} />}
        <footer>
          {(BUTTONS[ask.buttons] ?? BUTTONS.OK ?? []).map((button, index) => (
            <button
              key={button.name}
              type={index === 0 ? 'submit' : 'button'}
              class={index === 0 ? 'button primary' : 'button'}
              onClick={index === 0 ? undefined : () => answer(button.name)}
            >
              {button.caption}
            </button>
          ))}
        </footer>
      </form>
    </dialog>
  );
}

/** Ui.ButtonSet with the captions a French account sees. */
const BUTTONS: Readonly<Record<string, readonly { name: string; caption: string }[]>> = {
  OK: [{ name: 'OK', caption: 'OK' }],
  OK_CANCEL: [
    { name: 'OK', caption: 'OK' },
    { name: 'CANCEL', caption: 'Annuler' },
  ],
  YES_NO: [
    { name: 'YES', caption: 'Oui' },
    { name: 'NO', caption: 'Non' },
  ],
  YES_NO_CANCEL: [
    { name: 'YES', caption: 'Oui' },
    { name: 'NO', caption: 'Non' },
    { name: 'CANCEL', caption: 'Annuler' },
  ],
};
