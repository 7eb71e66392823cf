/** Makes the event object of a trigger out of the host's description. https://developers.google.com/apps-script/guides/triggers/events */
import type { EventDescription } from '../host/event-object.ts';
import { refuseUnknown } from './services/refuse-unknown.ts';
import { AuthMode } from './services/script-app.ts';
import { rangeOf, SpreadsheetApp } from './spreadsheet/index.ts';

export function makeEvent({ authMode, user, triggerUid, detail }: EventDescription): object {
  const common = { authMode: AuthMode[authMode], ...(triggerUid !== null && { triggerUid }) };
  const person = refuseUnknown({ getEmail: () => (triggerUid === null ? '' : user), toString: () => user }, 'User');
  switch (detail.kind) {
    case 'clock':
      return { ...common, ...detail.fields };
    case 'open':
      return { ...common, user: person, source: SpreadsheetApp.getActiveSpreadsheet() };
    case 'change':
      return { ...common, user: person, source: SpreadsheetApp.getActiveSpreadsheet(), changeType: detail.changeType };
    case 'edit': {
      const { area, value, oldValue } = detail.edit;
      return {
        ...common,
        user: person,
        source: SpreadsheetApp.getActiveSpreadsheet(),
        range: rangeOf(area),
        ...(value !== undefined && { value }),
        ...(oldValue !== undefined && { oldValue }),
      };
    }
  }
}
