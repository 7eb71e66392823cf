/**
 * Conditional formats follow the rows and columns that a person inserts or deletes as they do in the runtime. Univer's
 * grid would part a rule in two there, its second formula written for another cell than the first of its range.
 */
import type { ICommandInfo, IRange, Worksheet } from '@univerjs/core';
import {
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  DeleteConditionalRuleMutationUndoFactory,
  SetConditionalRuleMutation,
  setConditionalRuleMutationUndoFactory,
} from '@univerjs/preset-sheets-conditional-formatting';
import { getVisibleRanges, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { shiftFormat } from '../../runtime/book/format-shifts.ts';
import type { Shift } from '../../runtime/book/shifts.ts';
import type { Grid } from './grid.ts';

const GESTURE = /^sheet\.command\.(insert|remove)-(row|col)$/;

/** A workbook must be shown. */
export function shiftFormatsAsRuntime(grid: Grid): void {
  const injector = grid.univer.__getInjector();
  const rules = injector.get(ConditionalFormattingRuleModel);
  const interceptors = injector.get(SheetInterceptorService);
  const stock = interceptors.onCommandExecute.bind(interceptors);

  /** What a gesture adds or takes, in the order in which Univer does it. */
  const shiftsOf = ({ id, params }: ICommandInfo): Shift[] => {
    const [, verb, kind] = GESTURE.exec(id) ?? [];
    const { range } = (params ?? {}) as { range?: IRange };
    if (!range) return [];
    const ranges = verb === 'remove' && kind === 'row' ? getVisibleRanges([range], injector).reverse() : [range];
    return ranges.map(({ startRow, endRow, startColumn, endColumn }) => {
      const [first, last] = kind === 'row' ? [startRow, endRow] : [startColumn, endColumn];
      const count = last - first + 1;
      return { axis: kind === 'row' ? 'row' : 'column', at: first + 1, count: verb === 'insert' ? count : -count };
    });
  };

  const shiftAll = (unitId: string, sheet: Worksheet, shifts: readonly Shift[]) => {
    const subUnitId = sheet.getSheetId();
    return (rules.getSubunitRules(unitId, subUnitId) ?? []).map((stored) => {
      const { cfId } = stored;
      const rule = shifts.reduce<typeof stored | null>((now, shift) => now && shiftFormat(now, sheet, shift), stored);
      if (rule) {
        const params = { unitId, subUnitId, cfId, rule };
        const undos = setConditionalRuleMutationUndoFactory(injector, params);
        return { redo: { id: SetConditionalRuleMutation.id, params }, undos };
      }
      const params = { unitId, subUnitId, cfId };
      const undos = DeleteConditionalRuleMutationUndoFactory(injector, params);
      return { redo: { id: DeleteConditionalRuleMutation.id, params }, undos };
    });
  };

  interceptors.onCommandExecute = (gesture) => {
    const answer = stock(gesture);
    const workbook = grid.api.getActiveWorkbook();
    if (!workbook || !GESTURE.test(gesture.id)) return answer;
    const changes = shiftAll(workbook.getId(), workbook.getActiveSheet().getSheet(), shiftsOf(gesture));
    return {
      ...answer,
      redos: [...answer.redos.filter(isOther), ...changes.map(({ redo }) => redo)],
      undos: [...answer.undos.filter(isOther), ...changes.reverse().flatMap(({ undos }) => undos)],
    };
  };
}

const isOther = ({ id }: { readonly id: string }): boolean => !id.endsWith('-conditional-rule');
