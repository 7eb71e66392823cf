import type { ConditionalFormat } from '../ports.ts';
import { rangeOf } from './range-of.ts';

export function buildConditionalFormat(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  format: ConditionalFormat,
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const builder = SpreadsheetApp.newConditionalFormatRule().setRanges(format.areas.map((area) => rangeOf(sheet, area)));
  const { condition } = format;
  switch (condition.kind) {
    case 'text-is':
      builder.whenTextEqualTo(condition.text);
      break;
    case 'text-starts':
      builder.whenTextStartsWith(condition.text);
      break;
    case 'greater':
      builder.whenNumberGreaterThan(condition.than);
      break;
    case 'less':
      builder.whenNumberLessThan(condition.than);
      break;
    case 'formula':
      builder.whenFormulaSatisfied(condition.formula);
      break;
  }
  if (format.fontColor !== undefined) builder.setFontColor(format.fontColor);
  if (format.background !== undefined) builder.setBackground(format.background);
  if (format.bold !== undefined) builder.setBold(format.bold);
  return builder.build();
}
