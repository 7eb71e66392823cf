/** What the native charts of generated tabs have in common. */
import { INK_2, WHITE } from './colors.ts';

const TEXT = { fontName: 'Arial', fontSize: 11, color: INK_2 };
const AXIS = { textStyle: TEXT, gridlines: { color: '#E6E8EB' } };

export const CHART_LOOK = {
  fontName: 'Arial',
  fontSize: 11,
  backgroundColor: WHITE,
  legend: { position: 'top', textStyle: TEXT },
  hAxis: AXIS,
  vAxis: AXIS,
};

/** An axis of counts: whole steps, even when there is next to nothing to count. */
export const COUNTS = { ...AXIS, minValue: 0, maxValue: 4 };
