/** ScriptApp: triggers and what the script knows of itself. */
import { host } from '../bridge.ts';
import { exception } from './arguments.ts';
import { clockTriggerBuilder, WeekDay } from './clock-trigger.ts';
import { enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { EventType, makeTrigger, type Trigger, type TriggerRecord, TriggerSource } from './trigger.ts';

export const AuthMode = enumeration('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);

/** A builder of what a spreadsheet's triggers wait for. */
function spreadsheetTriggerBuilder(functionName: string): object {
  let event: TriggerRecord['event'] | null = null;
  const on = (chosen: TriggerRecord['event']) => () => {
    event = chosen;
    return builder;
  };
  const builder: object = refuseUnknown(
    {
      onOpen: on('ON_OPEN'),
      onEdit: on('ON_EDIT'),
      onChange: on('ON_CHANGE'),
      onFormSubmit: on('ON_FORM_SUBMIT'),
      create(): Trigger {
        if (event === null) throw exception('Please select the event type before creating the trigger.');
        return makeTrigger(host('triggers.create', { functionName, event, schedule: null }));
      },
    },
    'SpreadsheetTriggerBuilder',
  );
  return builder;
}

const listTriggers = (method: string): Trigger[] => (host('triggers.list', method) as TriggerRecord[]).map(makeTrigger);

export const ScriptApp = refuseUnknown(
  {
    AuthMode,
    EventType,
    TriggerSource,
    WeekDay,

    getProjectTriggers: () => listTriggers('ScriptApp.getProjectTriggers'),
    getUserTriggers: (_spreadsheet: unknown) =>
      listTriggers('ScriptApp.getUserTriggers').filter(
        (trigger) => trigger.getTriggerSource() === TriggerSource.SPREADSHEETS,
      ),
    newTrigger: (functionName: string) =>
      refuseUnknown(
        {
          timeBased: () => clockTriggerBuilder(functionName),
          forSpreadsheet: (_spreadsheet: unknown) => spreadsheetTriggerBuilder(functionName),
        },
        'TriggerBuilder',
      ),
    deleteTrigger: (trigger: Trigger): void => host('triggers.delete', trigger.getUniqueId()),
    getScriptId: (): string => host('script.id'),
  },
  'ScriptApp',
);
