/** What the pipeline was worth on each of the last days, as the dashboard would have kept it. */
import { addDays, startOfDay, subDays } from 'date-fns';
import { isOpen } from '../../src/crm/pipeline/stages.ts';
import { defaultSettingRows, parseSettings } from '../../src/crm/settings/index.ts';
import type { Story } from './story.ts';

/** As many as the dashboard keeps, today left out. */
const DAYS = 89;

export function tellTrend({ opportunities, history }: Story, today: Date): (readonly [day: Date, weighted: number])[] {
  const { stages } = parseSettings(defaultSettingRows()).settings;
  const rates = new Map(stages.filter(isOpen).map(({ name, rate }) => [name, rate]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = startOfDay(subDays(today, DAYS - index));
    const weighted = opportunities.reduce((sum, { id, amount }) => {
      const moves = history.filter(({ subjectId, date }) => subjectId === id && date && date < addDays(day, 1));
      const stage = moves[moves.length - 1]?.to ?? '';
      return sum + (amount ?? 0) * (rates.get(stage) ?? 0);
    }, 0);
    return [day, Math.round(weighted)] as const;
  });
}
