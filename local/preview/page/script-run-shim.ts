/**
 * `google.script` inside a sidebar or dialog, as HtmlService's IFRAME sandbox gives it.
 * The function is turned into text and runs in the frame: it may name nothing of this module but its parameters.
 * Rules: https://developers.google.com/apps-script/guides/html/reference/run
 */

/** What a frame posts to the page. */
export type FrameMessage =
  | { readonly pistil: 'call'; readonly id: number; readonly functionName: string; readonly args: unknown[] }
  | { readonly pistil: 'close' }
  | { readonly pistil: 'size'; readonly width?: number; readonly height?: number }
  | { readonly pistil: 'focus-editor' }
  | { readonly pistil: 'escape' };

/** What the page posts back to a frame. */
export type FrameAnswer = { readonly pistil: 'answer'; readonly id: number } & (
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string }
);

/** The script element to put first in the frame. `functionNames`: globals of the bundle. */
export function scriptRunShim(functionNames: readonly string[]): string {
  const callable = functionNames.filter((name) => !name.endsWith('_'));
  const names = JSON.stringify(callable).replaceAll('<', '\\u003c');
  return `<script>(${installGoogleScript.toString()})(${names})</script>`;
}

function installGoogleScript(functionNames: readonly string[]): void {
  interface Handlers {
    success?: ((value: unknown, userObject?: unknown) => void) | undefined;
    failure?: ((error: Error, userObject?: unknown) => void) | undefined;
    userObject?: unknown;
  }
  const post = (message: FrameMessage) => parent.postMessage(message, '*');
  const waiting = new Map<number, Handlers>();
  let lastId = 0;

  addEventListener('message', (event: MessageEvent<FrameAnswer>) => {
    const answer = event.data;
    if (event.source !== parent || answer?.pistil !== 'answer') return;
    const handlers = waiting.get(answer.id);
    if (!handlers) return;
    waiting.delete(answer.id);
    if (answer.ok) {
      handlers.success?.(JSON.parse(answer.json), handlers.userObject);
      return;
    }
    const error = new Error(answer.message);
    error.name = 'ScriptError';
    if (handlers.failure) handlers.failure(error, handlers.userObject);
    else throw error;
  });

  // The escape key leaves the frame as it does in Sheets, unless the page inside used it.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setTimeout(() => event.defaultPrevented || post({ pistil: 'escape' }));
  });

  function formValues(form: HTMLFormElement): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, value] of new FormData(form)) {
      const earlier = values[name];
      if (earlier === undefined) values[name] = value;
      else values[name] = Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
    }
    return values;
  }

  /** A copy holding only what Google accepts; throws its message, with the top property at fault. */
  function checked(value: unknown, property: string, above: readonly unknown[]): unknown {
    const illegal = () => new Error(`Failed due to illegal value in property: ${property}`);
    if (value === null || value === undefined) return value;
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
    if (typeof value !== 'object' || above.includes(value)) throw illegal();
    if (Array.isArray(value)) return value.map((item) => checked(item ?? null, property, [...above, value]));
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw illegal();
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, checked(item, key, [...above, value])]));
  }

  function runner(handlers: Handlers): Record<string, unknown> {
    const run: Record<string, unknown> = {
      withSuccessHandler: (success: Handlers['success']) => runner({ ...handlers, success }),
      withFailureHandler: (failure: Handlers['failure']) => runner({ ...handlers, failure }),
      withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
    };
    for (const functionName of functionNames) {
      run[functionName] = (...given: unknown[]) => {
        const form = given.length === 1 && given[0] instanceof HTMLFormElement ? given[0] : null;
        const args = form ? [formValues(form)] : given.map((value, index) => checked(value, String(index), []));
        lastId += 1;
        waiting.set(lastId, handlers);
        post({ pistil: 'call', id: lastId, functionName, args });
      };
    }
    return Object.freeze(run);
  }

  const host = Object.freeze({
    origin: 'https://docs.google.com',
    close: () => post({ pistil: 'close' }),
    setWidth: (width: number) => post({ pistil: 'size', width }),
    setHeight: (height: number) => post({ pistil: 'size', height }),
    editor: Object.freeze({ focus: () => post({ pistil: 'focus-editor' }) }),
  });
  Object.defineProperty(window, 'google', {
    value: Object.freeze({ script: Object.freeze({ run: runner({}), host }) }),
  });
}
