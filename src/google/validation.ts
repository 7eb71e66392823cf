import type { Validation } from '../ports.ts';

/** A cell's rule. A list that is not strict warns and lets the value in. */
export function buildValidation(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  rule: Validation,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const builder = SpreadsheetApp.newDataValidation();
  switch (rule.kind) {
    case 'checkbox':
      return builder.requireCheckbox().build();
    case 'list':
      return builder
        .requireValueInList([...rule.values], true)
        .setAllowInvalid(!rule.strict)
        .setHelpText(rule.help)
        .build();
    case 'range': {
      const sheet = book.getSheetByName(rule.tab);
      if (!sheet) throw new Error(`There is no tab named ${rule.tab}`);
      const { row, column, rows, columns } = rule.area;
      const range = sheet.getRange(row, column, rows, columns);
      return builder.requireValueInRange(range, true).setAllowInvalid(!rule.strict).setHelpText(rule.help).build();
    }
    case 'date':
      return builder.requireDate().setAllowInvalid(true).setHelpText(rule.help).build();
    case 'number':
      return builder
        .requireNumberBetween(rule.minimum, rule.maximum)
        .setAllowInvalid(true)
        .setHelpText(rule.help)
        .build();
  }
}
