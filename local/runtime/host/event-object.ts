/** Event objects of the triggers, described for the guest, which makes the objects (ranges, spreadsheet, enums) they hold. */
import type { ChangeType, EditEvent } from '../book/contract.ts';
import type { ScheduledTrigger } from './triggers.ts';
import { fieldsAt, isoWeekOf, weekDayOf } from './zoned-time.ts';

/** `authMode` and `user` come with every one; `triggerUid` with installed triggers. */
export interface EventDescription {
  readonly authMode: 'LIMITED' | 'FULL';
  readonly user: string;
  readonly triggerUid: string | null;
  readonly detail:
    | { readonly kind: 'open' }
    | { readonly kind: 'edit'; readonly edit: EditEvent }
    | { readonly kind: 'change'; readonly changeType: ChangeType }
    | { readonly kind: 'clock'; readonly fields: Readonly<Record<string, number | string>> };
}

/** Fields of a time-driven event: UTC, as Google gives them. https://developers.google.com/apps-script/guides/triggers/events */
export function describeFiring(trigger: ScheduledTrigger, instant: number): EventDescription {
  const fields = fieldsAt(instant, 'UTC');
  return {
    authMode: 'FULL',
    user: trigger.user,
    triggerUid: trigger.id,
    detail: {
      kind: 'clock',
      fields: {
        year: fields.year,
        month: fields.month,
        'day-of-month': fields.day,
        'day-of-week': weekDayOf(fields) || 7,
        'week-of-year': isoWeekOf(fields).week,
        hour: fields.hour,
        minute: fields.minute,
        second: fields.second,
        timezone: 'UTC',
      },
    },
  };
}
