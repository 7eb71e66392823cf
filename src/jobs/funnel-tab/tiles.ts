/** The figures at the top of ENTONNOIR, as formulas over the table below them. */
import type { Stage } from '../../crm/settings/stages.ts';
import type { Formula } from '../../ports.ts';
import { formula, NONE } from '../generated-tabs/formulas.ts';
import { type FunnelSource, stageLines } from './figures.ts';
import { FIRST_STAGE, STAGE_LINES } from './places.ts';

/** The four figures of the top, each with its detail and its bar. */
export function tileFigures({ stages }: FunnelSource): ReadonlyMap<string, Formula | string> {
  const lines = stageLines(stages);
  const rowOf = (test: (stage: Stage) => boolean) =>
    FIRST_STAGE +
    Math.max(
      0,
      lines.findIndex(({ stage }) => test(stage)),
    );
  const proposal = rowOf(({ kind }) => kind === 'proposal');
  const won = rowOf(({ kind }) => kind === 'won');
  const last = FIRST_STAGE + STAGE_LINES - 1;
  const durations = `$J$${FIRST_STAGE}:$J$${last}`;
  const share = (row: number) =>
    formula(
      `IF(ISNUMBER(H${row});ROUND(H${row}*100;0)&"\u00a0% de celles qui sont entrées";"Visible dès la première entrée")`,
    );
  const bar = (row: number) => formula(`IF(ISNUMBER(H${row});REPT("█";ROUND(H${row}*45;0));"")`);
  return new Map<string, Formula | string>([
    ['B7', formula(`D${FIRST_STAGE}`)],
    [
      'B8',
      formula(`IF(ISNUMBER(L${FIRST_STAGE});L${FIRST_STAGE}&" encore à la première étape";"Créez une opportunité")`),
    ],
    ['F7', formula(`D${proposal}`)],
    ['F8', share(proposal)],
    ['F9', bar(proposal)],
    ['J7', formula(`D${won}`)],
    ['J8', share(won)],
    ['J9', bar(won)],
    ['N7', formula(`IF(COUNT(${durations})=0;"${NONE}";MAX(${durations}))`)],
    [
      'N8',
      formula(
        `IFERROR("À l’étape «\u00a0"&INDEX($B$${FIRST_STAGE}:$B$${last};MATCH(MAX(${durations});${durations};0))&"\u00a0»";"Visible dès le premier passage")`,
      ),
    ],
  ]);
}
