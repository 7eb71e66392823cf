import { startOfDay } from 'date-fns';
import { formatLongDay } from '../../crm/french/dates.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { writeSetting } from '../../sheet/write-setting.ts';

/** Puts today's date in PARAMETRES, for formulas: Sheets refuses volatile arguments to custom functions. */
export function setToday(ports: Ports): Result<{ readonly summary: string }> {
  const today = startOfDay(ports.clock.now());
  const written = writeSetting(ports, 'Calcul', 'Aujourd’hui', today);
  return written.ok ? ok({ summary: `Nous sommes le ${formatLongDay(today)}.` }) : written;
}
