/** How what Univer cannot express is written in its formulas. Shared by both sides of its context. */

/** End row that stands for « down to the end of the sheet » (`A2:H`). */
export const OPEN_ROW = 1_048_576;
/** Univer shifts the end row when rows are inserted or deleted above it: from here on it still means « open ». */
export const FIRST_OPEN_ROW = 1_000_000;
/** Holds, as text, a formula that Sheets cannot read. */
export const PARSE_ERROR_FUNCTION = 'PISTIL_UNREADABLE';
