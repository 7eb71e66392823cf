import { matchKey } from '../names.ts';
import type { Stage } from '../settings/stages.ts';
import { type GateFacts, type Missing, missingFor } from './gates.ts';

/** The stage of that name, accents and case ignored; `null` when there is none. */
export function findStage(stages: readonly Stage[], name: string): Stage | null {
  const key = matchKey(name);
  return stages.find((stage) => matchKey(stage.name) === key) ?? null;
}

/** True while the deal is neither won nor lost. */
export function isOpen(stage: Stage): boolean {
  return stage.kind === 'prospecting' || stage.kind === 'proposal';
}

/** The team's own word for a stage in a channel; `null` when it has none. */
export function stageWord(stage: Stage, channel: string): string | null {
  return stage.wording.get(matchKey(channel)) ?? null;
}

/**
 * The stage that a text means: its name, else the team's own word for it, in the channel when one is given, in any when all
 * agree. `null` when nobody can tell.
 *
 * @param channel `''` for a contact, which has none
 */
export function stageMeant(stages: readonly Stage[], text: string, channel: string): Stage | null {
  const named = findStage(stages, text);
  if (named !== null || text.trim() === '') return named;
  const key = matchKey(text);
  const inChannel = stages.filter((stage) => matchKey(stage.wording.get(matchKey(channel)) ?? '') === key);
  const anywhere = stages.filter((stage) => [...stage.wording.values()].some((word) => matchKey(word) === key));
  const meant = inChannel.length > 0 ? inChannel : anywhere;
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/**
 * What a move still asks for: the gate of the stage entered. Going back asks for nothing, and neither does an unknown
 * stage, which no gate guards.
 */
export function missingToMove(stages: readonly Stage[], from: string, to: string, facts: GateFacts): Missing[] {
  const target = findStage(stages, to);
  if (target === null || (target.kind !== 'lost' && rank(stages, to) <= rank(stages, from))) return [];
  return missingFor(target.gate, facts);
}

/**
 * The furthest stage that the facts prove, one gate after the other, from the current one; never beyond prospecting,
 * since a proposal, a signature or a loss is a decision. A blank stage is the first one.
 */
export function advance(stages: readonly Stage[], current: string, facts: GateFacts): string {
  const start = current.trim() === '' ? stages[0] : findStage(stages, current);
  if (start === undefined || start === null) return current;
  let reached = start;
  for (const next of stages.slice(stages.indexOf(start) + 1)) {
    if (reached.kind !== 'prospecting' || next.kind !== 'prospecting') break;
    if (missingFor(next.gate, facts).length > 0) break;
    reached = next;
  }
  return reached.name;
}

/** The stage after this one on the way to a signature; `null` after the last. */
export function nextStage(stages: readonly Stage[], current: string): Stage | null {
  const here = findStage(stages, current);
  if (here === null || !isOpen(here)) return null;
  return stages.slice(stages.indexOf(here) + 1).find((stage) => stage.kind !== 'lost') ?? null;
}

/** A contact's stage, brought up to that of its most advanced open opportunity; a lost contact with one is not lost. */
export function stageOfContact(
  stages: readonly Stage[],
  current: string,
  opportunityStages: readonly string[],
): string {
  return opportunityStages
    .map((name) => findStage(stages, name))
    .filter((stage): stage is Stage => stage !== null && isOpen(stage))
    .reduce((reached, stage) => (rank(stages, stage.name) > rank(stages, reached) ? stage.name : reached), current);
}

/** Position on the way to a signature; lost and unknown stages are behind all others. */
function rank(stages: readonly Stage[], name: string): number {
  const stage = findStage(stages, name);
  return stage === null || stage.kind === 'lost' ? -1 : stages.indexOf(stage);
}
