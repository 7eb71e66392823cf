/** Conditional formats follow rows and columns: Univer leaves that to its screens. */
import type { Worksheet } from '@univerjs/core';
import { shiftFormat } from './format-shifts.ts';
import type { WorkbookModel } from './model.ts';
import type { Shift } from './shifts.ts';

/** Moves the areas and formulas of a sheet's rules; a rule whose cells are all gone goes too. */
export function moveConditionalFormats(model: WorkbookModel, sheet: Worksheet, shift: Shift): void {
  const subUnitId = sheet.getSheetId();
  const rules = model.run(() => model.engine.conditionalFormats.getSubunitRules(model.unitId, subUnitId)) ?? [];
  for (const stored of [...rules]) {
    const rule = shiftFormat(stored, sheet, shift);
    if (rule) model.execute('sheet.mutation.set-conditional-rule', { subUnitId, rule });
    else model.execute('sheet.mutation.delete-conditional-rule', { subUnitId, cfId: stored.cfId });
  }
}
