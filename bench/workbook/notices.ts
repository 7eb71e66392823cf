/** As many notices as a busy night: the invented ones, again and again under other numbers and other buyers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Notice, readNotices } from '../../local/services/boamp/notices.ts';

const INVENTED = fileURLToPath(new URL('../../local/services/boamp/notices', import.meta.url));

export interface NoticeFolder {
  readonly boampDir: string;
  remove(): void;
}

export function writeNotices(count: number): NoticeFolder {
  const boampDir = mkdtempSync(join(tmpdir(), 'pistil-notices-'));
  const models = readNotices(INVENTED);
  for (let index = 0; index < count; index++) {
    const round = Math.floor(index / models.length);
    const model = models[index % models.length];
    if (model) writeFileSync(join(boampDir, `${index}.json`), renumber(model, round));
  }
  return { boampDir, remove: () => rmSync(boampDir, { recursive: true, force: true }) };
}

/** Numbers within a round keep pointing at one another. */
function renumber(notice: Notice, round: number): string {
  const buyer = String(notice.nomacheteur);
  return JSON.stringify(notice)
    .replaceAll(
      /\b26([-_])9(\d{4})\b/g,
      (_, sign: string, digits: string) => `26${sign}${Number(digits) + round * 10 + 10_000}`,
    )
    .replaceAll(JSON.stringify(buyer).slice(1, -1), `${JSON.stringify(buyer).slice(1, -1)} ${round}`);
}
