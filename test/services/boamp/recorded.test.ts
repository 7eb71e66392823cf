import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { createRelevanceRule } from '../../../src/crm/tenders/relevance.ts';
import { readRecord } from '../../../src/services/boamp/record.ts';

const FOLDER = '../shared/recorded/boamp';
const present = existsSync(FOLDER);
const records = present
  ? readdirSync(FOLDER)
      .filter((name) => /^\d.*\.json$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
  : [];
const notices = records.map((record) => readRecord(record));

/** Every `dd hh:mm` that stands where contents give a closing moment. */
function writtenClocks(donnees: string): string[] {
  const clocks: string[] = [];
  const tree = JSON.parse(donnees, (key, value) => {
    if (/^(receptionOffres|dateReceptionOffres|receptionInteret|RECEPT_OFFRES)$/.test(key))
      clocks.push(String(value).slice(0, 16));
    if (/TenderSubmissionDeadlinePeriod|ParticipationRequestReceptionPeriod/.test(key)) {
      for (const period of [value].flat()) {
        clocks.push(`${String(period['cbc:EndDate']).slice(0, 10)}T${String(period['cbc:EndTime']).slice(0, 5)}`);
      }
    }
    return value;
  });
  expect(tree).toBeTypeOf('object');
  return clocks.sort();
}

function clockOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

// Skipped, and listed as such, where the recorded answers are not beside the checkout.
describe.skipIf(!present)('the recorded notices', () => {
  it('are all read', () => {
    expect(records.length).toBeGreaterThanOrEqual(138);
    expect(notices.filter((notice) => !notice.ok)).toEqual([]);
  });

  it('have each its own number, a title and a buyer', () => {
    const read = notices.flatMap((notice) => (notice.ok ? [notice.value] : []));
    expect(new Set(read.map(({ id }) => id)).size).toBe(records.length);
    for (const { title, buyer } of read) {
      expect(title).not.toBe('');
      expect(buyer.name).not.toBe('');
    }
  });

  it('close at the earliest clock that their contents write', () => {
    let compared = 0;
    notices.forEach((notice, index) => {
      const [first] = writtenClocks(records[index].donnees);
      if (!notice.ok || first === undefined) return;
      compared += 1;
      expect(notice.value.deadline && clockOf(notice.value.deadline), notice.value.id).toBe(first);
    });
    expect(compared).toBeGreaterThan(100);
  });

  it('never keep an entity, a tag or a control character in what people read', () => {
    for (const notice of notices) {
      if (!notice.ok) continue;
      const { title, description, lots } = notice.value;
      for (const text of [title, description, ...lots.map((lot) => lot.title)]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(text).not.toMatch(/&#?\w{2,8};|<\/?[a-z]+>|[\u0000-\u0008\u0080-\u009f]/i);
      }
    }
  });

  it('are kept when they are adjacent, and hardly ever when they are not', () => {
    const labels = new Map<string, number>(
      JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')).map(
        ({ idweb, label }: { idweb: string; label: number }) => [idweb, label],
      ),
    );
    const judge = createRelevanceRule(parseSettings([]).settings.tenders.relevance);
    const kept = notices
      .flatMap((notice) => (notice.ok ? [notice.value] : []))
      .filter((notice) => labels.has(notice.id) && judge(notice).verdict !== 'foreign')
      .map(({ id }) => labels.get(id));
    expect(kept.filter((label) => label === 1)).toHaveLength(3);
    expect(kept.filter((label) => label === 0).length).toBeLessThanOrEqual(1);
  });
});
