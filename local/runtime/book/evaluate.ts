/** Evaluates a formula in the workbook without leaving a trace: on a tab that nobody hears of. */
import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import { quoteTab } from './a1.ts';
import type { CellReader } from './cell-values.ts';
import type { Evaluation } from './contract.ts';
import type { CustomCalls } from './custom-calls.ts';
import { FRENCH, tokenize } from './formulas/tokens.ts';
import { isUnreadable, toEnglishNames, toUniver } from './formulas/translate.ts';
import type { WorkbookModel } from './model.ts';
import { newSheet } from './snapshot.ts';

const SCRATCH = 'pistil-evaluation';
/** The formula stands here, and may spill anywhere right and down of it. */
const SCRATCH_ROWS = 50_000;
const SCRATCH_COLUMNS = 200;

export function evaluateFormula(
  text: string,
  model: WorkbookModel,
  reader: CellReader,
  calls: CustomCalls,
): Evaluation {
  const formula = toEnglishNames(text.startsWith('=') ? text : `=${text}`);
  const first = model.workbook.getSheetByIndex(0);
  const univer = toUniver(first ? onTab(formula, first) : formula);
  if (isUnreadable(univer)) return { ok: false, message: `Formule illisible : ${text}` };
  return model.quietly(() => {
    const sheet = { ...newSheet(SCRATCH, SCRATCH), rowCount: SCRATCH_ROWS, columnCount: SCRATCH_COLUMNS };
    model.execute('sheet.mutation.insert-sheet', { index: model.workbook.getSheetSize(), sheet });
    try {
      model.execute('sheet.mutation.set-range-values', { subUnitId: SCRATCH, cellValue: { 0: { 0: { f: univer } } } });
      model.flush();
      return readResult(model, reader, calls);
    } finally {
      model.execute('sheet.mutation.remove-sheet', { subUnitId: SCRATCH, subUnitName: SCRATCH });
      model.flush();
    }
  });
}

function readResult(model: WorkbookModel, reader: CellReader, calls: CustomCalls): Evaluation {
  const thrown = calls.messages().find((error) => error.sheetId === SCRATCH);
  if (thrown) {
    calls.forget(thrown);
    return { ok: false, message: thrown.message };
  }
  const sheet = model.sheet(SCRATCH) as Worksheet;
  const styles = model.workbook.getStyles();
  const spilled = model.spilled(SCRATCH);
  const rows: Record<number, Record<number, Nullable<ICellData>>> = Object.keys(spilled).length === 0
    ? { 0: { 0: model.cell(sheet, 0, 0) } }
    : spilled;
  const values = Object.values(rows).map((columns) =>
    Object.entries(columns).map(([column, cell]) => {
      const style = cell?.s ?? (column === '0' ? model.cell(sheet, 0, 0)?.s : undefined);
      return reader.value(cell, (style && styles.get(style)?.n?.pattern) || 'General');
    }),
  );
  const single = values.length === 1 && values[0]?.length === 1 ? values[0][0] : null;
  if (typeof single === 'string' && /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/.test(single))
    return { ok: false, message: single };
  return { ok: true, values };
}

/** References without a tab mean the first one. */
function onTab(formula: string, sheet: Worksheet): string {
  const tab = quoteTab(sheet.getName());
  const tokens = tokenize(formula.slice(1), FRENCH);
  return `=${tokens.map((token) => (token.kind === 'reference' && !token.text.includes('!') ? `${tab}!${token.text}` : token.text)).join('')}`;
}
