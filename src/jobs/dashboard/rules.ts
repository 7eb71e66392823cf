/** What colours itself on TABLEAU_DE_BORD. */
import type { ConditionalFormat } from '../../ports.ts';
import { parseAreas } from '../generated-tabs/areas.ts';
import { AMBER, BAD, BAD_TINT, GOOD, GOOD_TINT, STAGE_COLORS } from '../generated-tabs/colors.ts';

/** The line whose rate is the lowest of those that many went through (hidden column E), unless all pass. */
const LEAK = '=ISNUMBER($E71)*($E71=MIN($E$71:$E$76))*($E71<1)';
const VERDICTS = parseAreas('H60:H63');
const SENTENCES = parseAreas('B31:H31 B64:H64');

/** Products instead of AND(…): they need no separator, so they read the same in every locale. */
export const RULES: readonly ConditionalFormat[] = [
  { areas: parseAreas('D5 H5 L5 P5'), condition: { kind: 'greater', than: 0 }, fontColor: GOOD },
  { areas: parseAreas('D5 H5 L5 P5'), condition: { kind: 'less', than: 0 }, fontColor: BAD },
  { areas: parseAreas('E13:E20'), condition: { kind: 'text-is', text: '▲' }, fontColor: GOOD },
  { areas: parseAreas('E13:E20'), condition: { kind: 'text-is', text: '▼' }, fontColor: BAD },
  { areas: parseAreas('H13:H20'), condition: { kind: 'formula', formula: '=$G13<$F105-15%' }, fontColor: '#C5281C' },
  { areas: parseAreas('H13:H20'), condition: { kind: 'formula', formula: '=$G13<$F105-5%' }, fontColor: AMBER },
  {
    areas: parseAreas('G24:G29'),
    condition: { kind: 'formula', formula: LEAK },
    fontColor: BAD,
    background: BAD_TINT,
    bold: true,
  },
  {
    areas: parseAreas('B24:H29'),
    condition: { kind: 'formula', formula: LEAK },
    background: BAD_TINT,
  },
  { areas: parseAreas('P37:P42'), condition: { kind: 'less', than: 1 }, fontColor: BAD },
  ...STAGE_COLORS.map(
    ([text, fontColor, background]): ConditionalFormat => ({
      areas: parseAreas('F47:G56'),
      condition: { kind: 'text-is', text },
      fontColor,
      background,
    }),
  ),
  { areas: parseAreas('M47:M56'), condition: { kind: 'text-is', text: '!' }, fontColor: BAD, bold: true },
  {
    areas: parseAreas('P47:P56'),
    condition: { kind: 'formula', formula: '=($P47<>"")*($P47<$K$1)' },
    fontColor: BAD,
    bold: true,
  },
  { areas: VERDICTS, condition: { kind: 'text-is', text: 'NO-GO' }, fontColor: BAD, background: BAD_TINT },
  { areas: VERDICTS, condition: { kind: 'text-starts', text: 'GO' }, fontColor: GOOD, background: GOOD_TINT },
  { areas: SENTENCES, condition: { kind: 'text-starts', text: 'Fuite' }, fontColor: BAD, background: BAD_TINT },
  { areas: SENTENCES, condition: { kind: 'text-starts', text: 'NO-GO' }, fontColor: BAD, background: BAD_TINT },
  { areas: SENTENCES, condition: { kind: 'text-starts', text: 'GO' }, fontColor: GOOD, background: GOOD_TINT },
];
