import type { Scheduler, Trigger } from '../ports.ts';

export function createScheduler(): Scheduler {
  return {
    triggers: () => ScriptApp.getProjectTriggers().map(toTrigger),
    everyDay(functionName, hour) {
      ScriptApp.newTrigger(functionName).timeBased().atHour(hour).everyDays(1).create();
    },
    everyMinutes(functionName, minutes) {
      ScriptApp.newTrigger(functionName).timeBased().everyMinutes(minutes).create();
    },
    after(functionName, milliseconds) {
      ScriptApp.newTrigger(functionName).timeBased().after(milliseconds).create();
    },
    onEdit(functionName) {
      ScriptApp.newTrigger(functionName).forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onEdit().create();
    },
    remove(id) {
      const trigger = ScriptApp.getProjectTriggers().find((candidate) => candidate.getUniqueId() === id);
      if (trigger) ScriptApp.deleteTrigger(trigger);
    },
  };
}

function toTrigger(trigger: GoogleAppsScript.Script.Trigger): Trigger {
  return { id: trigger.getUniqueId(), functionName: trigger.getHandlerFunction(), kind: kindOf(trigger) };
}

function kindOf(trigger: GoogleAppsScript.Script.Trigger): Trigger['kind'] {
  switch (trigger.getEventType()) {
    case ScriptApp.EventType.CLOCK:
      return 'clock';
    case ScriptApp.EventType.ON_EDIT:
      return 'edit';
    case ScriptApp.EventType.ON_OPEN:
      return 'open';
    default:
      return 'other';
  }
}
