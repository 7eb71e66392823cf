/** The functions that the team types in cells. Sheets reads their help from the front door, which repeats it. */
export { ENTONNOIR } from './entonnoir.ts';
export { JOURS_DEPUIS } from './jours-depuis.ts';
export { DETAIL_ICP, SCORE_ICP } from './score-icp.ts';
export { TAUX_CONVERSION } from './taux-conversion.ts';
