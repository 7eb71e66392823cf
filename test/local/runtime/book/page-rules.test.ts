import { describe, expect, it } from 'vitest';
import { fromUniverRule } from '../../../../local/runtime/book/validations/rules.ts';

const sheet = { getRowCount: () => 1000, getColumnCount: () => 40 } as never;

describe('A list rule that takes its values from another tab', () => {
  it.each(["='CONTACTS'!$AD$2:$AD$1000", "='[9a5859f9-793d]CONTACTS'!$AD$2:$AD$1000"])(
    'is read from %s',
    (formula1) => {
      const stored = { uid: 'r', type: 'list', ranges: [], formula1 };
      const rule = fromUniverRule(
        stored,
        (tab) => (tab === 'CONTACTS' ? 'c' : null),
        () => sheet,
      );
      expect(rule).toMatchObject({
        criteria: 'VALUE_IN_RANGE',
        args: [{ area: { sheetId: 'c', row: 2, column: 30, rows: 999, columns: 1 } }, true],
      });
    },
  );
});
