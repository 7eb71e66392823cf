import type { SettingRow } from '../tables/index.ts';
import { type TenderSettings, tenderSettings } from '../tenders/settings.ts';
import { type CalendarSettings, calendarSettings } from './calendar.ts';
import { channelSettings } from './channels.ts';
import { type ConversionSettings, conversionSettings } from './conversion.ts';
import type { DefaultRow } from './default-row.ts';
import { type FollowUpSettings, followUpSettings } from './follow-ups.ts';
import { type HookSettings, hookSettings } from './hooks.ts';
import { type IcpSettings, icpSettings } from './icp.ts';
import { type LookupSettings, lookupSettings } from './lookups.ts';
import { type MessageSettings, messageSettings } from './messages.ts';
import { type OperationSettings, operationSettings } from './operation.ts';
import { type Segment, segmentSettings } from './segments.ts';
import { openSettings } from './source.ts';
import { type Stage, stageSettings } from './stages.ts';
import { type TeamMember, teamSettings } from './team.ts';
import { type TemperatureSettings, temperatureSettings } from './temperature.ts';

/** PARAMETRES, read. */
export interface Settings {
  readonly icp: IcpSettings;
  /** In the order of the pipeline. */
  readonly stages: readonly Stage[];
  readonly conversion: ConversionSettings;
  readonly channels: readonly string[];
  readonly temperature: TemperatureSettings;
  readonly followUps: FollowUpSettings;
  readonly team: readonly TeamMember[];
  readonly messages: MessageSettings;
  readonly hooks: HookSettings;
  readonly calendar: CalendarSettings;
  readonly operation: OperationSettings;
  readonly lookups: LookupSettings;
  readonly tenders: TenderSettings;
  readonly segments: readonly Segment[];
}

const DELIVERED: readonly DefaultRow[] = [
  ...calendarSettings.rows,
  ...operationSettings.rows,
  ...lookupSettings.rows,
  ...teamSettings.rows,
  ...channelSettings.rows,
  ...stageSettings.rows,
  ...icpSettings.rows,
  ...temperatureSettings.rows,
  ...followUpSettings.rows,
  ...messageSettings.rows,
  ...hookSettings.rows,
  ...tenderSettings.rows,
  ...segmentSettings.rows,
];

/**
 * Reads the rows of PARAMETRES. A value that cannot be read is replaced by the delivered one, and `problems` says so,
 * one French sentence each. Rows of groups that no rule knows are the team's own and left alone.
 */
export function parseSettings(rows: readonly SettingRow[]): { settings: Settings; problems: string[] } {
  const source = openSettings(rows, DELIVERED);
  const settings: Settings = {
    icp: icpSettings.read(source),
    stages: stageSettings.read(source),
    conversion: conversionSettings.read(source),
    channels: channelSettings.read(source),
    temperature: temperatureSettings.read(source),
    followUps: followUpSettings.read(source),
    team: teamSettings.read(source),
    messages: messageSettings.read(source),
    hooks: hookSettings.read(source),
    calendar: calendarSettings.read(source),
    operation: operationSettings.read(source),
    lookups: lookupSettings.read(source),
    tenders: tenderSettings.read(source),
    segments: segmentSettings.read(source),
  };
  return { settings, problems: [...new Set(source.problems)] };
}

/** The settings as delivered. */
export function defaultSettings(): Settings {
  return parseSettings([]).settings;
}

/** What the installer writes in PARAMETRES, in the order of the tab. */
export function defaultSettingRows(): readonly DefaultRow[] {
  return DELIVERED;
}
