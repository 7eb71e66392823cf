import type { LoggedInteraction, ShownChange } from '../../rpc/index.ts';
import type { Contact } from '../contacts/contact.ts';

/** The contact as it stands in the sheet once an interaction is saved. */
export function contactAfter(contact: Contact, { changes }: LoggedInteraction): Contact {
  const changeOf = (name: ShownChange['column']) => changes.find(({ column }) => column === name);
  const next = changeOf('nextAction');
  return {
    ...contact,
    temperature: changeOf('temperature')?.to ?? contact.temperature,
    stage: changeOf('stage')?.to ?? contact.stage,
    nextAction: next?.to ?? contact.nextAction,
    dueOn: next?.note ?? contact.dueOn,
  };
}
