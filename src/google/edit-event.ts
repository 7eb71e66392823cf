import type { Edit } from '../ports.ts';

/** The tab and the cells of an edit event, as `onEdit` receives it; `null` for anything else. */
export function readEditEvent(event: unknown): Edit | null {
  const { range, oldValue, value } = (event ?? {}) as Partial<GoogleAppsScript.Events.SheetsOnEdit>;
  if (!range) return null;
  return {
    tab: range.getSheet().getName(),
    area: { row: range.getRow(), column: range.getColumn(), rows: range.getNumRows(), columns: range.getNumColumns() },
    // An emptied cell comes as an object: https://issuetracker.google.com/issues/36759302
    ...(typeof oldValue === 'string' ? { oldValue } : {}),
    ...(typeof value === 'string' ? { value } : {}),
  };
}
