/** Apps Script's global object, as src/index.ts writes to it. The build turns each assignment into a top-level function. */
declare const global: Record<string, unknown>;
