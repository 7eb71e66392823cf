/** Tells the browser tabs which cells the conditional formats with a formula apply to: grids do not calculate. */
import type { Book } from '../runtime/book/contract.ts';
import type { RuntimeMessage } from './protocol.ts';

type Message = Extract<RuntimeMessage, { type: 'formula-formats' }>;

export interface FormulaFormatNews {
  /** For a tab that has just been shown the workbook. */
  all(): Message;
  /** For all tabs; null when nothing has changed since the last time. */
  changes(): Message | null;
}

export function followFormulaFormats(book: Book): FormulaFormatNews {
  let told = '';
  const all = (): Message => ({
    type: 'formula-formats',
    formats: book.formulaFormats().map(({ sheetId, ruleId, cells }) => ({
      sheetId,
      ruleId,
      cells: cells.map(({ row, column }) => [row - 1, column - 1]),
    })),
  });
  return {
    all,
    changes() {
      const message = all();
      const text = JSON.stringify(message);
      if (text === told) return null;
      told = text;
      return message;
    },
  };
}
