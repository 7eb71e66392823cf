/** The automations, one at a time and when a person asks: what each would do, and doing it. */
import { parseSettings } from '../../crm/settings/index.ts';
import { ALL_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Mail, Ports, RehearsedChange } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type JournaledChange, readTable } from '../../sheet/index.ts';
import { beat, readHeartbeats } from '../engine/heartbeat.ts';
import { openSlice } from '../engine/slice.ts';
import { askOwner, isKeptElsewhere } from '../errands/ask-owner.ts';
import { recallErrands } from '../errands/memory.ts';
import { describeRequest } from '../errands/requests.ts';
import { type ChangedRow, describeRow } from '../operations/changed-rows.ts';
import { describeAutomations } from './automation-states.ts';
import { AUTOMATIONS, type Automation, NIGHT } from './automations.ts';
import { rehearse } from './rehearse.ts';

export interface AutomationLine {
  readonly action: string;
  readonly name: string;
  readonly about: string;
  /** When it runs by itself. */
  readonly when: 'night' | 'morning';
  readonly state: 'ok' | 'bad' | 'off';
  /** Its module is on. */
  readonly wanted: boolean;
  /** « Ce matin à 3 h 04. 4 avis retenus. » */
  readonly said: string;
  readonly preview: boolean;
  /** What somebody has asked of the account that keeps the keys, and how it went; `''` when nobody did. */
  readonly request: string;
}

export interface AutomationPreview {
  readonly summary: string;
  readonly rows: readonly ChangedRow[];
  /** Rows concerned, those that are not shown included. */
  readonly total: number;
  readonly mails: readonly Pick<Mail, 'to' | 'subject'>[];
}

export interface AutomationRun {
  readonly summary: string;
  /** There is more to do right away. */
  readonly unfinished: boolean;
  /** Another account keeps the keys: it will do it. */
  readonly asked: boolean;
}

const MOST_ROWS = 50;

/** PARAMETRES and two properties. */
export function listAutomations(ports: Ports): Result<readonly AutomationLine[]> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const now = ports.clock.now();
  const told = describeAutomations(readHeartbeats(ports), settings, now);
  const requests = new Map(recallErrands(ports).requests.map((request) => [request.what, request]));
  return ok(
    told.map(({ job: action, name, state, said }) => {
      const automation = AUTOMATIONS.find((one) => one.action === action);
      const { about = '', preview = false } = automation ?? {};
      const asked = requests.get(action);
      const request = asked ? describeRequest(asked, now) : '';
      const when = NIGHT.some((step) => step.action === action) ? ('night' as const) : ('morning' as const);
      const wanted = automation?.wanted(settings.operation.modules) ?? true;
      return { action, name, about, when, state, wanted, said, preview, request };
    }),
  );
}

/** What it would write and send, on the sheet as it stands. Fails as the automation does. */
export function previewAutomation(ports: Ports, { action }: { readonly action: string }): Result<AutomationPreview> {
  const found = find(action);
  if (!found.ok) return found;
  if (found.value.preview !== true) {
    return fail('automation.no-preview', 'Cette automatisation ne peut pas être essayée à blanc.');
  }
  const played = rehearse(ports, found.value.run);
  if (!played.ok) return played;
  const { summary, changes, mails } = played.value;
  const rows = changes.flatMap(describe).filter(({ cells }) => cells.length > 0);
  return ok({ summary, rows: rows.slice(0, MOST_ROWS), total: rows.length, mails });
}

/**
 * Does it, switched on or not: somebody has asked. What it could not end is for another call. What needs keys that another account keeps is
 * asked of that account.
 */
export function runAutomation(ports: Ports, { action }: { readonly action: string }): Result<AutomationRun> {
  const found = find(action);
  if (!found.ok) return found;
  const { name, keys = [] } = found.value;
  if (isKeptElsewhere(ports, keys)) {
    const asked = askOwner(ports, { what: action, name, input: null });
    return asked.ok ? ok({ summary: asked.value.summary, unfinished: false, asked: true }) : asked;
  }
  const start = ports.clock.now();
  const done = found.value.run(ports, openSlice(ports.clock));
  beat(ports, start, [{ job: action, ok: done.ok, said: done.ok ? done.value.summary : done.error.message }]);
  return done.ok ? ok({ summary: done.value.summary, unfinished: done.value.unfinished ?? false, asked: false }) : done;
}

function find(action: string): Result<Automation> {
  const found = AUTOMATIONS.find((automation) => automation.action === action);
  return found === undefined ? fail('automation.unknown', 'Cette automatisation n’existe pas.') : ok(found);
}

function describe({ tab, name, kind, id, old, cells }: RehearsedChange): ChangedRow[] {
  const table = ALL_TABLES.find((candidate) => candidate.tab === tab);
  if (table === undefined) return [];
  const change: JournaledChange = { kind, table, id, old, cells };
  return [describeRow(change, name)];
}
