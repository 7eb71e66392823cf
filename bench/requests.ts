/** What is asked of the bundle and of the peers, and how much of the workbook it is about. */
import { format } from 'date-fns';
import type { ExecutionKind, Runtime } from '../local/runtime/index.ts';
import { defaultSettingRows } from '../src/crm/settings/index.ts';
import type { KeyOf, Table } from '../src/crm/tables/table.ts';
import { contactUpdateOf, newInteractionOf } from './peers/asked.ts';
import { NOW } from './workbook/open.ts';
import { identifier, type Shape } from './workbook/shape.ts';

export function call(runtime: Runtime, functionName: string, args: readonly unknown[], kind: ExecutionKind): unknown {
  return runtime.call(functionName, args, { kind });
}

export function ask(runtime: Runtime, method: string, input: unknown): unknown {
  return call(runtime, 'rpc', [method, input], 'sidebar');
}

/** Somebody of a company that is known. */
export function newcomer(firstName: string) {
  return { firstName, lastName: 'Nouvelle', company: 'Commune de Saint-Exemple 0', email: '' };
}

export function createContact(runtime: Runtime, firstName: string): unknown {
  return ask(runtime, 'contacts.create', { ...newcomer(firstName), confirmed: true });
}

/** All cells of these tables, headers included. */
export function cellsOf(tables: readonly Table[], shape: Shape): number {
  const rows = (table: Table): number => {
    if (table.key === 'settings') return defaultSettingRows().length;
    return table.key in shape ? shape[table.key as keyof Shape] : 0;
  };
  return tables.reduce((sum, table) => sum + (rows(table) + 1) * table.columns.length, 0);
}

export function middleContact(shape: Shape): string {
  return identifier('CT', Math.floor(shape.contacts / 2));
}

export function interactionWith(contactId: string, opportunityId: string) {
  return {
    contactId,
    type: 'Appel',
    result: 'Réponse positive',
    summary: 'Budget voté, souhaite une visite.',
    nextAction: 'Proposer deux dates',
    dueOn: '2026-03-12',
    seen: { nextAction: '', dueOn: '' },
    day: format(NOW, 'yyyy-MM-dd'),
    subject: '',
    opportunityId,
    minutes: null,
    document: '',
    duplicate: 'add',
  };
}

export function peerLog(shape: Shape): readonly unknown[] {
  const id = middleContact(shape);
  return [newInteractionOf(id, NOW), contactUpdateOf(id, NOW)];
}

export function selectSecondRow(runtime: Runtime, table: Table): void {
  const sheet = runtime.book.sheets().find(({ name }) => name === table.tab);
  if (!sheet) throw new Error(`There is no tab named ${table.tab}`);
  runtime.book.select({ sheetId: sheet.id, row: 2, column: 1, rows: 1, columns: 1 });
}

/** The first follow-up of the list that a page would show. */
export function firstFollowUp(runtime: Runtime): string {
  const listed = ask(runtime, 'follow-ups.list', {}) as {
    readonly value: { readonly tasks: readonly { id: string }[] };
  };
  const [first] = listed.value.tasks;
  if (first === undefined) throw new Error('There is no follow-up to do');
  return first.id;
}

/** One step of the night, as *Automatisations* starts it: its own calls, and two for what is remembered of it. */
export function runStep(runtime: Runtime, action: string): unknown {
  return ask(runtime, 'automations.run', { action });
}

/** Below the contact created and the one taken back. */
export function firstFreeRow(shape: Shape): number {
  return shape.contacts + 4;
}

/** `CONTACTS!C3`; tables' first columns have one letter. */
export function cellOf<T extends Table>(table: T, key: KeyOf<T>, row: number): string {
  const index = table.columns.findIndex((column) => column.key === key);
  return `${table.tab}!${String.fromCharCode(65 + index)}${row}`;
}
