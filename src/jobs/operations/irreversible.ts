/** Operations that tell of something which has left the workbook: taking their cells back would not call it back. */
export const IRREVERSIBLE: ReadonlySet<string> = new Set(['drafts.send', 'drafts.sent']);
