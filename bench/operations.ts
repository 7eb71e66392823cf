/** What Pistil is asked to do, with the limits of calls and the same work done by others. */
import type { Floor, Runtime } from '../local/runtime/index.ts';
import {
  companies,
  contacts,
  followUps,
  interactions,
  opportunities,
  settings,
  tenders,
} from '../src/crm/tables/index.ts';
import { floor as checkFloor } from '../src/jobs/creation/check-contact.ts';
import { floor as createFloor } from '../src/jobs/creation/create-contact.ts';
import { floor as dashboardFloor } from '../src/jobs/dashboard/refresh-dashboard.ts';
import { floor as editFloor } from '../src/jobs/edits/handle-edit.ts';
import { floor as followUpsFloor } from '../src/jobs/follow-ups/load-follow-ups.ts';
import { floor as morningFloor } from '../src/jobs/follow-ups/morning.ts';
import { floor as settleFloor } from '../src/jobs/follow-ups/settle-follow-up.ts';
import { floor as listFloor } from '../src/jobs/interactions/list-opportunities.ts';
import { floor as formFloor } from '../src/jobs/interactions/load-journal-form.ts';
import { floor as logFloor } from '../src/jobs/interactions/log-interaction.ts';
import { floor as undoFloor } from '../src/jobs/operations/undo-operation.ts';
import { floor as recordFloor } from '../src/jobs/records/load-record.ts';
import { floor as scoreFloor } from '../src/jobs/scores/score-all.ts';
import { floor as searchFloor } from '../src/jobs/search/search-contacts.ts';
import { floor as watchFloor } from '../src/jobs/tenders/watch-tenders.ts';
import { CONTACT_ID, LABEL, SCORED, SEARCHED } from './peers/asked.ts';
import {
  ask,
  call,
  cellOf,
  cellsOf,
  createContact,
  firstFollowUp,
  firstFreeRow,
  interactionWith,
  middleContact,
  newcomer,
  peerLog,
  runStep,
  selectSecondRow,
} from './requests.ts';
import { identifier, type Shape } from './workbook/shape.ts';

export interface Operation {
  readonly name: string;
  /** At most so many calls of the cost model; `null` when no limit is set. */
  readonly limit: number | null;
  /** What it makes beyond its limit, and why no call can go. */
  readonly beyond?: { readonly calls: number; readonly because: string };
  readonly run: (runtime: Runtime, shape: Shape) => unknown;
  /** The fewest calls, with all the cells that they cannot do without. */
  readonly floor?: (shape: Shape) => Floor;
  readonly peers?: { readonly sheetQuery: PeerWork; readonly cellLoop: PeerWork };
}

/** The same work by a peer; `rows` when it does the same for each of so many rows, and a few of them tell for all. */
export interface PeerWork {
  readonly run: (runtime: Runtime, shape: Shape, rows: number) => unknown;
  readonly rows?: (shape: Shape) => number;
}

/** In the order in which they are run on one workbook. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'open the interaction form',
    limit: 3,
    run(runtime) {
      // From another tab than CONTACTS: the dearest way.
      selectSecondRow(runtime, interactions);
      return ask(runtime, 'interactions.form', {});
    },
    floor: (shape) => ({ ...formFloor, cellsRead: cellsOf([contacts, settings], shape) }),
    peers: {
      sheetQuery: { run: (runtime) => call(runtime, 'queryOpen', [], 'sidebar') },
      cellLoop: { run: (runtime) => call(runtime, 'loopOpen', [[CONTACT_ID, LABEL]], 'sidebar') },
    },
  },
  {
    name: 'search a contact (on the server)',
    limit: null,
    run: (runtime) => ask(runtime, 'contacts.search', { query: SEARCHED }),
    floor: (shape) => ({ ...searchFloor, cellsRead: cellsOf([contacts], shape) }),
    peers: {
      sheetQuery: { run: (runtime) => call(runtime, 'querySearch', [LABEL, SEARCHED], 'sidebar') },
      cellLoop: { run: (runtime) => call(runtime, 'loopSearch', [LABEL, SEARCHED], 'sidebar') },
    },
  },
  {
    name: 'list a contact’s opportunities',
    limit: null,
    run: (runtime) => ask(runtime, 'opportunities.list', { contactId: identifier('CT', 0), company: '' }),
    floor: (shape) => ({ ...listFloor, cellsRead: cellsOf([opportunities, settings], shape) }),
  },
  {
    name: 'look for a new contact’s twins',
    limit: null,
    run: (runtime) => ask(runtime, 'contacts.check', newcomer('Alix')),
    floor: (shape) => ({ ...checkFloor, cellsRead: cellsOf([contacts, companies], shape) }),
  },
  {
    name: 'create a contact',
    limit: null,
    run: (runtime) => createContact(runtime, 'Alix'),
    floor: (shape) => ({ ...createFloor, cellsRead: cellsOf([contacts, companies, settings], shape) }),
  },
  {
    name: 'take a creation back',
    limit: null,
    run(runtime) {
      const { value } = createContact(runtime, 'Dominique') as { readonly value: { readonly operation: string } };
      return ask(runtime, 'journal.undo', { operation: value.operation });
    },
    floor: (shape) => ({ ...undoFloor, cellsRead: cellsOf([contacts], shape), cellsWritten: contacts.columns.length }),
  },
  {
    name: 'log an interaction',
    limit: 14,
    run: (runtime, shape) => ask(runtime, 'interactions.log', interactionWith(middleContact(shape), '')),
    floor: (shape) => ({
      ...logFloor,
      cellsRead: cellsOf([contacts, settings], shape),
      cellsWritten: interactions.columns.length + 6,
    }),
    peers: {
      sheetQuery: { run: (runtime, shape) => call(runtime, 'queryLog', peerLog(shape), 'sidebar') },
      cellLoop: { run: (runtime, shape) => call(runtime, 'loopLog', peerLog(shape), 'sidebar') },
    },
  },
  {
    name: 'log an interaction that moves the stage',
    limit: 14,
    beyond: { calls: 15, because: 'the validated stage stands apart from the other cells, and HISTORIQUE takes a row' },
    run: (runtime) => ask(runtime, 'interactions.log', interactionWith(identifier('CT', 0), identifier('OP', 0))),
    floor: (shape) => ({
      ...logFloor,
      // The opportunity is read, and the change of stage written in HISTORIQUE.
      read: logFloor.read + 1,
      appendRow: logFloor.appendRow + 1,
      cellsRead: cellsOf([contacts, settings, opportunities], shape),
      cellsWritten: interactions.columns.length + 8,
    }),
  },
  {
    name: 'onEdit of one cell',
    limit: 10,
    run: (runtime) => runtime.edit(cellOf(contacts, 'position', 3), 'Directrice'),
    floor: () => ({ ...editFloor, cellsRead: 2 * contacts.columns.length }),
  },
  {
    name: 'onEdit of a new row’s first cell',
    limit: 10,
    beyond: {
      calls: 16,
      because:
        'its identifier must stand, and be read back, before anything is said of the row; its first stage asks PARAMETRES, takes a line of HISTORIQUE, and stands apart from the date and from the hidden cells',
    },
    run: (runtime, shape) => runtime.edit(cellOf(contacts, 'lastName', firstFreeRow(shape)), 'Nouvelle'),
  },
  { name: 'onEdit outside of Pistil’s tabs', limit: 0, run: (runtime) => runtime.edit('TABLEAU_DE_BORD!R3', 'À voir') },
  {
    name: 'score everything, all cells new',
    limit: 6,
    beyond: {
      calls: 18,
      because:
        'six tables decide of a score and three hold one: a read for each, then a write and a check for each written; qualified leads ask whether somebody is to be told',
    },
    run: (runtime) => call(runtime, 'scoreAll', [], 'menu'),
    floor: (shape) => ({
      ...scoreFloor,
      cellsRead: cellsOf([settings, companies, contacts, opportunities, interactions, tenders], shape),
      cellsWritten: 2 * shape.companies + 2 * shape.contacts + shape.opportunities,
    }),
    peers: {
      sheetQuery: {
        run: (runtime, _, rows) => call(runtime, 'queryScore', [rows, SCORED], 'menu'),
        rows: (shape) => shape.companies,
      },
      cellLoop: {
        run: (runtime, _, rows) => call(runtime, 'loopScore', [rows, SCORED], 'menu'),
        rows: (shape) => shape.companies,
      },
    },
  },
  {
    name: 'score everything, nothing new',
    limit: 6,
    beyond: { calls: 8, because: 'six tables decide of a score, read under the lock' },
    run: (runtime) => call(runtime, 'scoreAll', [], 'menu'),
    floor: (shape) => ({
      lock: 2,
      read: scoreFloor.read,
      cellsRead: cellsOf([settings, companies, contacts, opportunities, interactions, tenders], shape),
    }),
  },
  {
    name: 'refresh the dashboard',
    limit: 10,
    run: (runtime) => call(runtime, 'refreshDashboard', [], 'menu'),
    floor: (shape) => ({
      ...dashboardFloor,
      cellsRead: cellsOf([settings, contacts, opportunities, followUps], shape),
      cellsWritten: 2_500,
    }),
  },
  {
    name: 'make the dashboard',
    limit: 60,
    run(runtime) {
      runtime.call('dropTab', ['TABLEAU_DE_BORD']);
      return call(runtime, 'refreshDashboard', [], 'menu');
    },
  },
  {
    name: 'watch tenders, 300 notices (network apart)',
    limit: 14,
    beyond: {
      calls: 18,
      because: 'new buyers are written with their tenders: two calls and two checks more than tenders alone',
    },
    run: (runtime) => call(runtime, 'watchTenders', [], 'installed-trigger'),
    floor: (shape) => ({ ...watchFloor, cellsRead: cellsOf([settings, companies, tenders], shape) }),
  },
  {
    name: 'open the morning’s follow-ups',
    limit: null,
    run: (runtime) => call(runtime, 'morning', [], 'installed-trigger'),
    floor: (shape) => ({
      ...morningFloor,
      cellsRead: cellsOf([settings, followUps, contacts, opportunities, tenders, interactions], shape),
    }),
  },
  {
    name: 'open a record card',
    limit: 3,
    beyond: { calls: 4, because: 'it says where each fact comes from, which is a tab of its own' },
    run: (runtime, shape) => ask(runtime, 'records.open', { subject: middleContact(shape) }),
    floor: (shape) => ({ ...recordFloor, cellsRead: cellsOf([contacts, companies, opportunities], shape) }),
  },
  {
    name: 'list the day’s follow-ups',
    limit: 3,
    run: (runtime) => ask(runtime, 'follow-ups.list', {}),
    floor: (shape) => ({ ...followUpsFloor, cellsRead: cellsOf([settings, followUps, contacts], shape) }),
  },
  {
    name: 'do a follow-up',
    limit: 10,
    run: (runtime) => ask(runtime, 'follow-ups.settle', { id: firstFollowUp(runtime), how: 'done' }),
    floor: (shape) => ({ ...settleFloor, cellsRead: cellsOf([followUps], shape), cellsWritten: 2 }),
  },
  {
    name: 'show the day’s report',
    limit: null,
    run: (runtime) => ask(runtime, 'reports.show', { kind: 'daily' }),
  },
  {
    name: 'show the month’s report',
    limit: null,
    run: (runtime) => ask(runtime, 'reports.show', { kind: 'monthly' }),
  },
  { name: 'learn the chances of signing', limit: null, run: (runtime) => runStep(runtime, 'probabilities.learn') },
  {
    name: 'look for tenders that are kept, none',
    limit: null,
    run: (runtime) => runStep(runtime, 'tenders.keep'),
  },
  { name: 'look for contracts that end, none', limit: null, run: (runtime) => runStep(runtime, 'tenders.renew') },
  { name: 'write ten drafts from templates', limit: null, run: (runtime) => runStep(runtime, 'drafts.write') },
  { name: 'list the drafts', limit: null, run: (runtime) => ask(runtime, 'drafts.list', {}) },
  { name: 'announce nothing, no address', limit: null, run: (runtime) => runStep(runtime, 'events.deliver') },
];
