/** Makes ENTONNOIR, once and on demand, and refreshes it: every night from then on, and when somebody asks. */
import { startOfDay } from 'date-fns';
import { parseSettings } from '../../crm/settings/index.ts';
import { history, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { declaredHeader, findTab } from '../../sheet/header.ts';
import { readHeader, readTable } from '../../sheet/read-table.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { parseArea } from '../generated-tabs/areas.ts';
import { referTo, referToTable } from '../generated-tabs/references.ts';
import type { SheetBlock } from '../generated-tabs/sheet-block.ts';
import { type FunnelSource, stageLines } from './figures.ts';
import { funnelDesign } from './layout.ts';
import { type Choices, FIRST_CHOICES, layChoices, layFigures, layHiddenRows, layTop } from './page.ts';
import {
  CHANNEL_CHOICE,
  CHANNEL_LINES,
  FUNNEL_TAB,
  HIDDEN,
  layoutOf,
  PERIOD_CHOICE,
  PERIODS,
  VERSION_CELL,
} from './places.ts';

/** Fewest weighted calls: PARAMETRES, a header, what the page keeps, three writes, the lock taken and given back. */
export const floor = { lock: 2, read: 3, write: 3 } as const;

export interface FunnelReport {
  readonly created: boolean;
  readonly summary: string;
}

/** Seven weighted calls whatever the number of rows; making the tab the first time adds its looks. */
export function refreshFunnel(ports: Ports): Result<FunnelReport> {
  const read = readSource(ports);
  if (!read.ok) return read;
  const { source, channels } = read.value;
  return underLock(ports, () => {
    const now = ports.clock.now();
    const today = startOfDay(now);
    const { created, choices } = openTab(ports, channels, stageLines(source.stages).length);
    const lay = ({ area, cells }: SheetBlock) => ports.workbook.write(FUNNEL_TAB, area.row, area.column, cells);
    lay(layHiddenRows(source, channels, today));
    if (created) lay(layChoices(choices));
    lay(layTop(now, today));
    lay(layFigures(source));
    ports.workbook.flush();
    return ok({ created, summary: created ? 'L’entonnoir est prêt.' : 'L’entonnoir est à jour.' });
  });
}

/** Shows the tab once it is up to date, to whoever asked. */
export function openFunnel(ports: Ports): Result<FunnelReport> {
  const done = refreshFunnel(ports);
  if (done.ok) ports.workbook.showTab(FUNNEL_TAB);
  return done;
}

/** The night refreshes the tab of those who have asked for it. */
export function keepFunnel(ports: Ports): Result<{ readonly summary: string }> {
  return ports.workbook.tab(FUNNEL_TAB) === null ? ok({ summary: '' }) : refreshFunnel(ports);
}

/**
 * Adds the tab, or gives it the looks of a new version or of another number of stages: the choices made then stay, as long as they
 * can still be chosen.
 */
function openTab(
  ports: Ports,
  channels: readonly string[],
  stages: number,
): { readonly created: boolean; readonly choices: Choices } {
  const tab = ports.workbook.tab(FUNNEL_TAB);
  if (!tab) ports.workbook.addTab(FUNNEL_TAB, 2);
  const isWhole = tab !== null && tab.rows >= HIDDEN.row + HIDDEN.rows - 1;
  const version = isWhole ? ports.workbook.read(FUNNEL_TAB, parseArea(VERSION_CELL))[0]?.[0] : null;
  if (version === layoutOf(stages)) return { created: false, choices: FIRST_CHOICES };
  const choose = (address: string, first: string, allowed: readonly string[]) => {
    const chosen = isWhole ? String(ports.workbook.read(FUNNEL_TAB, parseArea(address))[0]?.[0] ?? '') : '';
    return allowed.includes(chosen) ? chosen : first;
  };
  const choices = {
    channel: choose(CHANNEL_CHOICE, FIRST_CHOICES.channel, channels),
    period: choose(PERIOD_CHOICE, FIRST_CHOICES.period, PERIODS),
  };
  ports.workbook.design(FUNNEL_TAB, funnelDesign(stages));
  return { created: true, choices };
}

function readSource(ports: Ports): Result<{ source: FunnelSource; channels: readonly string[] }> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const deals = readHeader(ports, opportunities);
  if (!deals.ok) return deals;
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const pastHeader = declaredHeader(history, past.value.name);
  const placements = new Map([deals.value, pastHeader].map((header) => [header.table.key, header]));
  const source: FunnelSource = {
    refer: referTo(placements),
    history: referToTable(pastHeader),
    parameters: referToTable(configured.value.header),
    stages: settings.stages,
    channels: settings.channels.slice(0, CHANNEL_LINES),
  };
  return ok({ source, channels: settings.channels });
}
