import type { GateFacts } from '../pipeline/gates.ts';
import { findStage, missingToMove } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';

/**
 * The furthest stage, up to the wanted one, whose gate lets an imported row in. A sale or a loss that does not pass is
 * neither: an open stage is taken instead.
 *
 * @param factsAt what is known of the row, were it to come from this stage
 */
export function placeStage(stages: readonly Stage[], wanted: string, factsAt: (from: string) => GateFacts): string {
  const [first] = stages;
  const target = findStage(stages, wanted);
  if (first === undefined || target === null) return first?.name ?? '';
  const passes = ({ name }: Stage) => missingToMove(stages, first.name, name, factsAt(first.name)).length === 0;
  if (passes(target)) return target.name;
  const before = target.kind === 'lost' ? [] : stages.slice(0, stages.indexOf(target));
  const open = before.filter(({ kind }) => kind === 'prospecting' || kind === 'proposal');
  return open.reverse().find(passes)?.name ?? first.name;
}
