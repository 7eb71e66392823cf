/** « Pipeline »: every open opportunity as a card, and those won and lost this month. */
import { startOfDay } from 'date-fns';
import { daysBetween, monthName } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { isStuck } from '../../crm/funnel/stage-durations.ts';
import { findStage, isOpen, stageWord } from '../../crm/pipeline/stages.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import type { Stage } from '../../crm/settings/stages.ts';
import { opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';

export interface BoardStage {
  readonly name: string;
  readonly kind: Stage['kind'];
  /** 0 to 1. */
  readonly probability: number;
  /** « 20 gagnées sur 60 terminées » when the probability comes from the team's history, else « taux de PARAMETRES ». */
  readonly restsOn: string;
  /** The team's own word, by channel, where it has one. */
  readonly words: Readonly<Record<string, string>>;
}

export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly company: string;
  readonly channel: string;
  /** The column that it stands in: the last stage that Pistil has validated. */
  readonly stage: string;
  /** What the cell holds, most often the same: a stage just typed waits for its gate. */
  readonly seen: string;
  /** Euros, without tax; `null` when unknown. */
  readonly amount: number | null;
  /** Amount times probability: the team's when typed, else the stage's own. */
  readonly weighted: number;
  /** Days in its stage; `null` when unknown. */
  readonly days: number | null;
  readonly stuck: boolean;
  readonly nextAction: string;
  /** `2026-06-19`, or `''`. */
  readonly dueOn: string;
  readonly late: boolean;
  readonly assignee: string;
}

/** Won or lost this month. */
export interface ClosedDeal
  extends Pick<BoardCard, 'id' | 'title' | 'company' | 'amount' | 'channel' | 'assignee' | 'stage'> {
  readonly reason: string;
}

export interface Board {
  readonly stages: readonly BoardStage[];
  readonly cards: readonly BoardCard[];
  readonly closed: readonly ClosedDeal[];
  /** Those of the cards, in the order of the alphabet. */
  readonly assignees: readonly string[];
  /** Those in use in PARAMETRES, then others that cards bear. */
  readonly channels: readonly string[];
  /** « juin » */
  readonly month: string;
}

/** OPPORTUNITES and PARAMETRES. */
export const floor = { read: 2 };

type Deal = SheetRow<typeof opportunities>;

/** Fails with `tab.missing`, `column.missing`… */
export function loadBoard(ports: Ports): Result<Board> {
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { stages, channels } = parseSettings(parameters.value.rows.map(({ values }) => values)).settings;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const today = startOfDay(ports.clock.now());
  const rows = deals.value.rows.filter(({ id }) => id !== '');
  const cards = rows.flatMap((row) => cardOf(row, stages, today));
  return ok({
    stages: stages.map((stage) => describeStage(stage, channels)),
    cards,
    closed: rows.flatMap((row) => closedOf(row, stages, today)),
    assignees: distinct(cards.map(({ assignee }) => assignee)).sort((a, b) => a.localeCompare(b, 'fr')),
    channels: distinct([...channels, ...cards.map(({ channel }) => channel)]),
    month: monthName(today),
  });
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

function describeStage(stage: Stage, channels: readonly string[]): BoardStage {
  const { name, kind, probability, history } = stage;
  const words = channels.flatMap((channel) => {
    const word = stageWord(stage, channel);
    return word === null ? [] : [[channel, word] as const];
  });
  const restsOn =
    history === null
      ? 'taux de PARAMETRES'
      : `${countOf(history.won, 'gagnée', 'gagnées')} sur ${history.finished} terminées`;
  return { name, kind, probability, restsOn, words: Object.fromEntries(words) };
}

/** The stage that Pistil has validated; for a row that it has not seen yet, the one typed, else the first. */
function stageOf({ values }: Deal, stages: readonly Stage[]): Stage | undefined {
  return findStage(stages, values.validatedStage) ?? findStage(stages, values.stage) ?? stages[0];
}

function cardOf(row: Deal, stages: readonly Stage[], today: Date): BoardCard[] {
  const stage = stageOf(row, stages);
  if (!stage || !isOpen(stage)) return [];
  const { title, company, channel, amount, stageSince, nextAction, dueOn, assignee } = row.values;
  return [
    {
      id: row.id,
      title: title || row.id,
      company,
      channel,
      stage: stage.name,
      seen: row.values.stage,
      amount,
      weighted: weighAmount({ ...row.values, stage: stage.name }, stages) ?? 0,
      days: stageSince === null ? null : Math.max(0, daysBetween(stageSince, today)),
      stuck: stageSince !== null && isStuck(stage, stageSince, today),
      nextAction,
      dueOn: toWireDay(dueOn),
      late: dueOn !== null && dueOn < today,
      assignee,
    },
  ];
}

function closedOf(row: Deal, stages: readonly Stage[], today: Date): ClosedDeal[] {
  const stage = stageOf(row, stages);
  const { closedOn, title, company, amount, channel, assignee, lossReason } = row.values;
  if (!stage || isOpen(stage) || closedOn === null) return [];
  const thisMonth = closedOn.getFullYear() === today.getFullYear() && closedOn.getMonth() === today.getMonth();
  if (!thisMonth) return [];
  const reason = stage.kind === 'lost' ? lossReason : '';
  return [{ id: row.id, title: title || row.id, company, amount, channel, assignee, stage: stage.name, reason }];
}
