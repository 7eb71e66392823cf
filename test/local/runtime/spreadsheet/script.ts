/** Runs small scripts against a book as the local runtime runs the bundle: SpreadsheetApp in a vm context of its own. */
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { type Book, type BookOptions, createBookOperations, openBook } from '../../../../local/runtime/book/index.ts';
import type { Execution, ExecutionKind, ServiceCall } from '../../../../local/runtime/contract.ts';
import { decode, encode } from '../../../../local/runtime/wire.ts';

const SPREADSHEET = fileURLToPath(new URL('../../../../local/runtime/guest/spreadsheet/index.ts', import.meta.url));
const [guest] = buildSync({
  entryPoints: [SPREADSHEET],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'guest',
  platform: 'neutral',
  target: 'es2022',
}).outputFiles;

export interface Workshop {
  readonly book: Book;
  /** Service calls of the last script. */
  readonly calls: ServiceCall[];
  /** Runs the body of a function; `ss` is the spreadsheet, `sheet` its first tab. Its result comes back as JSON, dates kept. */
  script<T>(body: string, kind?: ExecutionKind): T;
}

/** Clock of the tests: Tuesday 16 June 2026, 10:00 in Paris. */
const NOW = Date.UTC(2026, 5, 16, 8);

export function openTestBook(options: Partial<BookOptions> = {}): Book {
  const functions = { names: [], evaluate: () => '' };
  return openBook({ locale: 'fr_FR', timeZone: 'Europe/Paris', now: () => NOW, functions, ...options });
}

export function openWorkshop(options: Partial<BookOptions> = {}): Workshop {
  const book = openTestBook(options);
  const operations = { ...createBookOperations(book), 'session.effectiveUser': () => 'lea@exemple.example' };
  const calls: ServiceCall[] = [];
  return {
    book,
    calls,
    script(body, kind = 'menu') {
      calls.length = 0;
      const run: Execution = {
        kind,
        user: 'lea@exemple.example',
        now: () => NOW,
        requireScope: () => undefined,
        record: (call) => void calls.push(call),
      };
      const context = vm.createContext({
        __host: (operation: string, json: string) => answer(operations, run, operation, json),
      });
      vm.runInContext(`${guest?.text}; var SpreadsheetApp = guest.SpreadsheetApp, Charts = guest.Charts;`, context);
      context.__encode = encode;
      const source = `__encode((function () { const ss = SpreadsheetApp.getActive(); const sheet = ss.getSheets()[0]; ${body} })())`;
      return decode(vm.runInContext(source, context) as string);
    },
  };
}

function answer(
  operations: ReturnType<typeof createBookOperations>,
  run: Execution,
  operation: string,
  json: string,
): string {
  try {
    const perform = operations[operation];
    if (!perform) throw new Error(`No such operation: ${operation}`);
    return encode({ value: perform(run, ...decode<unknown[]>(json)) ?? null });
  } catch (thrown) {
    const { name, message } = thrown as Error;
    return encode({ error: { name, message } });
  }
}
