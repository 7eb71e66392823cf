/** How many of the opportunities that reached each stage were signed: what stands in PARAMETRES, read and written. */

/** A stage's record: `won` of `finished` opportunities that reached or passed it. */
export interface StageRecord {
  readonly stage: string;
  readonly won: number;
  readonly finished: number;
}

/** « Lead 12/60 ; Qualifié 12/41 » : how records stand in PARAMETRES. */
export function writeRecords(records: readonly StageRecord[]): string {
  return records
    .filter(({ finished }) => finished > 0)
    .map(({ stage, won, finished }) => `${stage} ${won}/${finished}`)
    .join(' ; ');
}

/** Reads that back. Parts that make no sense are left out. */
export function readRecords(text: string): StageRecord[] {
  return text.split(/\s*;\s*/).flatMap((part) => {
    const found = /^(.+?)\s+(\d+)\s*\/\s*(\d+)$/.exec(part.trim());
    if (found === null) return [];
    const [, stage = '', won, finished] = found;
    return Number(won) <= Number(finished) ? [{ stage, won: Number(won), finished: Number(finished) }] : [];
  });
}
