/** Conditional formats without a screen: kept, and not worked out at each write. Pages paint them. */
import {
  ConditionalFormattingFormulaService,
  ConditionalFormattingService,
} from '@univerjs/sheets-conditional-formatting';

/** Once per context. */
export function leaveFormatsUnpainted(): void {
  ConditionalFormattingFormulaService.prototype.registerFormulaWithRange = () => undefined;
  (ConditionalFormattingService.prototype as unknown as { _initCellChange(): void })._initCellChange = () => undefined;
}
