/** A trigger, as getProjectTriggers lists it. */
import { host } from '../bridge.ts';
import { type EnumValue, enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';

export const EventType = enumeration('EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TriggerSource = enumeration('TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);

export interface TriggerRecord {
  readonly id: string;
  readonly functionName: string;
  readonly event: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
}

export interface Trigger {
  getUniqueId(): string;
  getHandlerFunction(): string;
  getEventType(): EnumValue;
  getTriggerSource(): EnumValue;
  /** Id of the spreadsheet; null for the clock. */
  getTriggerSourceId(): string | null;
}

export function makeTrigger({ id, functionName, event }: TriggerRecord): Trigger {
  return refuseUnknown(
    {
      getUniqueId: () => id,
      getHandlerFunction: () => functionName,
      getEventType: () => EventType[event],
      getTriggerSource: () => (event === 'CLOCK' ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS),
      getTriggerSourceId: (): string | null => (event === 'CLOCK' ? null : host('script.spreadsheetId')),
    },
    'Trigger',
  );
}
