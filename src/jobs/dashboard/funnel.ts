/** The funnel of TABLEAU_DE_BORD: twelve months of HISTORIQUE, spilled on hidden rows, and the leak that they show. */
import type { Formula } from '../../ports.ts';
import { type Content, DASH, formula, type Placed } from '../generated-tabs/formulas.ts';
import { type Source, YEAR_AGO } from './figures.ts';

/** Hidden ranges: the spilled tables (seventeen stages at most), the stages’ names, and the rates that may be a leak. */
const NOW = '$F$70:$M$87';
const LAST_YEAR = '$F$88:$M$102';
const NAMES = '$B$71:$B$76';
const RATES = '$E$71:$E$76';
/** Under so many entries a rate is no sign of a leak. */
const FEWEST_FOR_LEAK = 10;

/** Tables of ENTONNOIR by the cell that they spill from: the last twelve months, and last year to compare with. */
export function funnelTables({ history, parameters }: Source): Placed {
  const table = (from: string, to: string) => formula(`ENTONNOIR(${history};"";${from};${to};${parameters})`);
  return new Map([
    ['F70', table(YEAR_AGO, '$K$1')],
    ['F88', table('DATE(YEAR($K$1)-1;1;1)', 'DATE(YEAR($K$1)-1;12;31)')],
  ]);
}

/** An open stage of the visible funnel: entered, moved on, rate, median days. Its name stands in `nameCell`. */
export function funnelLine(row: number, nameCell: string): Placed {
  return new Map<string, Content>([
    [`D${row}`, lookUp(nameCell, 2)],
    [`E${row}`, '→'],
    [`F${row}`, lookUp(nameCell, 3)],
    [`G${row}`, lookUp(nameCell, 4)],
    [`H${row}`, lookUp(nameCell, 6)],
  ]);
}

/** The last line of the visible funnel: those who signed, as a share of those who came in. */
export function funnelTotal(row: number, firstRow: number): Placed {
  return new Map<string, Content>([
    [`D${row}`, lookUp(`$B${row}`, 2)],
    [`G${row}`, formula(`IFERROR(D${row}/D${firstRow};${DASH})`)],
    [`H${row}`, 'du total'],
  ]);
}

function lookUp(nameCell: string, column: number): Formula {
  const figure = `INDEX(${NOW};MATCH(${nameCell};$F$70:$F$87;0);${column})`;
  return formula(`IFERROR(IF(ISNUMBER(${figure})*(SUM($G$71:$G$87)>0);${figure};${DASH});${DASH})`);
}

/** The rate of a visible line, when enough went through it to speak of a leak. */
export function leakRate(row: number): Formula {
  return formula(`IF(ISNUMBER(G${row});IF(D${row}>=${FEWEST_FOR_LEAK};G${row};"");"")`);
}

/** The stage where most are lost, said as a sentence, with its rate and last year’s; silent until enough is known. */
export function leak({ refer }: Source): Formula {
  const worst = `INDEX(${NAMES};MATCH(MIN(${RATES});${RATES};0))`;
  const before = `INDEX(${LAST_YEAR};MATCH(${worst};$F$88:$F$102;0);4)`;
  return formula(
    `IF(COUNTA(${refer('history', 'date')})<31;"La fuite principale sera nommée ici dès 30 changements d’étape.";` +
      `IF(COUNT(${RATES})=0;"La fuite principale sera nommée ici dès ${FEWEST_FOR_LEAK} entrées dans une étape.";` +
      `IF(MIN(${RATES})=1;"Aucune fuite\u00a0: toutes passent d’une étape à l’autre.";` +
      `"Fuite principale\u00a0: après «\u00a0"&${worst}&"\u00a0», "&ROUND(MIN(${RATES})*100;0)&"\u00a0% passent"` +
      `&IFERROR(" ("&ROUND(${before}/ISNUMBER(${before})*100;0)&"\u00a0% en "&(YEAR($K$1)-1)&")";"")&".")))`,
  );
}
