/** Conditional formats follow rows and columns: Univer leaves that to its screens. */
import type { Worksheet } from '@univerjs/core';
import type { WorkbookModel } from './model.ts';
import { moveRectangle, moveReferences, type Shift } from './shifts.ts';
import { rectangleOf, univerRange } from './univer-ranges.ts';

/** Moves the areas and formulas of a sheet's rules; a rule whose cells are all gone goes too. */
export function moveConditionalFormats(model: WorkbookModel, sheet: Worksheet, shift: Shift): void {
  const subUnitId = sheet.getSheetId();
  const rules = model.run(() => model.engine.conditionalFormats.getSubunitRules(model.unitId, subUnitId)) ?? [];
  for (const stored of [...rules]) {
    const ranges = stored.ranges.flatMap((range) => {
      const moved = moveRectangle(rectangleOf(range, sheet), shift);
      return moved ? [univerRange(moved)] : [];
    });
    const { rule } = stored as unknown as { rule: { subType?: string; value?: unknown } };
    const formula = rule.subType === 'formula' ? { value: moveReferences(String(rule.value), shift) } : {};
    if (ranges.length === 0) model.execute('sheet.mutation.delete-conditional-rule', { subUnitId, cfId: stored.cfId });
    else
      model.execute('sheet.mutation.set-conditional-rule', {
        subUnitId,
        rule: { ...stored, ranges, rule: { ...rule, ...formula } },
      });
  }
}
