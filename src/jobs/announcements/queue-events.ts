/** Events as lines of ENVOIS, one for each tool that PARAMETRES wants told. */
import { type CrmEvent, EVENT_NAMES, writeEvent } from '../../crm/events/event.ts';
import type { Destination, HookSettings } from '../../crm/settings/hooks.ts';
import { outbox } from '../../crm/tables/index.ts';
import { append, type Change, type SheetRow } from '../../sheet/index.ts';

/** Which events ENVOIS already holds, for which tool. */
export function knownEvents(
  rows: readonly SheetRow<typeof outbox>[],
): (destination: Destination, key: string) => boolean {
  const known = new Set(rows.map(({ values }) => `${values.destination} ${values.key}`));
  return (destination, key) => known.has(`${destination} ${key}`);
}

/** The lines of `event`, for the tools that have an address and do not know it yet. */
export function queueEvent(
  event: CrmEvent,
  settings: HookSettings,
  reached: readonly Destination[],
  isKnown: (destination: Destination, key: string) => boolean = () => false,
): Change[] {
  return settings[event.kind]
    .filter((destination) => reached.includes(destination) && !isKnown(destination, event.key))
    .map((destination) =>
      append(outbox, {
        date: event.occurredAt,
        event: EVENT_NAMES[event.kind],
        subject: event.subject.name,
        destination,
        status: 'À envoyer',
        tries: 0,
        key: event.key,
        content: writeEvent(event),
      }),
    );
}
