/** ClockTriggerBuilder: https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
import { host } from '../bridge.ts';
import { exception } from './arguments.ts';
import { type EnumValue, enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { makeTrigger, type Trigger } from './trigger.ts';

/** In the order of Date.getDay(). */
const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

export const WeekDay = enumeration('Weekday', DAYS);

const MINUTES = [1, 5, 10, 15, 30];

interface Chosen {
  once?: Date | { readonly year: number; readonly month: number; readonly day: number } | number;
  every?: { readonly unit: 'minutes' | 'hours' | 'days' | 'weeks'; readonly count: number };
  weekDay?: number;
  monthDay?: number;
  hour?: number;
  nearMinute?: number;
  timeZone?: string;
}

export function clockTriggerBuilder(functionName: string): object {
  const chosen: Chosen = {};
  const choose = (choice: Chosen) => {
    Object.assign(chosen, choice);
    return builder;
  };
  const builder: object = refuseUnknown(
    {
      after: (milliseconds: number) => choose({ once: milliseconds }),
      at: (date: Date) => choose({ once: date }),
      atDate: (year: number, month: number, day: number) => choose({ once: { year, month, day } }),
      everyMinutes(count: number) {
        if (!MINUTES.includes(count))
          throw exception('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
        return choose({ every: { unit: 'minutes', count } });
      },
      everyHours: (count: number) => choose({ every: { unit: 'hours', count: positive(count, 'everyHours') } }),
      everyDays: (count: number) => choose({ every: { unit: 'days', count: positive(count, 'everyDays') } }),
      everyWeeks: (count: number) => choose({ every: { unit: 'weeks', count: positive(count, 'everyWeeks') } }),
      onWeekDay: (day: EnumValue) => choose({ weekDay: day.ordinal() }),
      onMonthDay: (day: number) => choose({ monthDay: between(day, 1, 31, 'onMonthDay') }),
      atHour: (hour: number) => choose({ hour: between(hour, 0, 23, 'atHour') }),
      nearMinute: (minute: number) => choose({ nearMinute: between(minute, 0, 59, 'nearMinute') }),
      inTimezone: (timeZone: string) => choose({ timeZone }),
      create: (): Trigger =>
        makeTrigger(host('triggers.create', { functionName, event: 'CLOCK', schedule: readSchedule(chosen) })),
    },
    'ClockTriggerBuilder',
  );
  return builder;
}

/** The schedule in the host's words. Throws Google's message when the choices make none. */
function readSchedule({ once, every, weekDay, monthDay, hour, nearMinute, timeZone }: Chosen) {
  const at = {
    timeZone: timeZone ?? host<string>('session.timeZone'),
    hour: hour ?? null,
    nearMinute: nearMinute ?? null,
  };
  if (once !== undefined) return { timeZone: at.timeZone, every: 'once', instant: instantOf(once, at.timeZone) };
  if (monthDay !== undefined) return { ...at, every: 'month', monthDay };
  if (weekDay !== undefined)
    return { ...at, every: 'weeks', count: every?.unit === 'weeks' ? every.count : 1, weekDay };
  if (every === undefined) throw exception('Please select a time-based schedule before creating the trigger.');
  if (every.unit === 'weeks') throw exception('onWeekDay must be specified for weekly triggers.');
  return { ...at, every: every.unit, count: every.count };
}

function instantOf(once: NonNullable<Chosen['once']>, timeZone: string): number {
  if (typeof once === 'number') return Date.now() + once;
  if (once instanceof Date) return once.getTime();
  const text = `${once.year}-${once.month}-${once.day}`;
  return host<Date>('utilities.parseDate', text, timeZone, 'yyyy-M-d').getTime();
}

function positive(count: number, method: string): number {
  return between(count, 1, Number.MAX_SAFE_INTEGER, method);
}

function between(value: number, minimum: number, maximum: number, method: string): number {
  if (!Number.isInteger(value) || value < minimum || value > maximum)
    throw exception(`The value you passed to ${method} was invalid.`);
  return value;
}
