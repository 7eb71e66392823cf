/** @jsxImportSource preact */
import { render } from 'preact';
import { type CellErrors, showCellErrors } from './cell-errors.ts';
import { createChartLayer } from './chart-layer.tsx';
import { Overlays, Panels, TopBar } from './chrome.tsx';
import { connect } from './connection.ts';
import { shiftFormatsAsRuntime } from './format-shifts.ts';
import { type FormulaFormats, paintFormulaFormats } from './formula-formats.ts';
import { readCellsAsFrench } from './french-cells.ts';
import { createGrid } from './grid.ts';
import { synchronizeGrid } from './grid-sync.ts';
import { afterMessage, FIRST_STATE, type ScreenState } from './screen-state.ts';
import './style.css';

const place = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
};

const grid = createGrid(place('grid'));
const connection = connect({
  onMessage(message) {
    if (message.type === 'snapshot') {
      sync.load(message);
      charts.show(message.charts);
      if (!cellErrors) {
        readCellsAsFrench(grid);
        cellErrors = showCellErrors(grid);
        formulaFormats = paintFormulaFormats(grid);
        shiftFormatsAsRuntime(grid);
      }
    } else if (message.type === 'mutations') sync.apply(message.mutations, message.seq);
    else if (message.type === 'activate') sync.activate(message.sheetId, message.area);
    else if (message.type === 'charts') charts.show(message.charts);
    else if (message.type === 'cell-errors') cellErrors?.set(message.errors);
    else if (message.type === 'formula-formats') formulaFormats?.set(message.formats);
    state = afterMessage(state, message);
    draw();
  },
  onState(connected) {
    update(() => ({ connected }));
  },
});
const sync = synchronizeGrid(grid, connection);
const charts = createChartLayer(grid);
let cellErrors: CellErrors | null = null;
let formulaFormats: FormulaFormats | null = null;
let state: ScreenState = FIRST_STATE;

function update(change: (state: ScreenState) => Partial<ScreenState>): void {
  state = { ...state, ...change(state) };
  draw();
}

/** The keyboard goes back to the cells, where Univer listens to a hidden editor. */
function focusGrid(): void {
  place('grid').querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
}

/** Sheets' « Trier la feuille » leaves the frozen rows alone. The runtime sorts, as a person would, and the grid follows. */
function sortSelectedColumn(ascending: boolean): void {
  const sheet = grid.api.getActiveWorkbook()?.getActiveSheet();
  const column = sheet?.getActiveRange()?.getColumn();
  if (!sheet || column === undefined) return;
  const area = {
    startRow: sheet.getFrozenRows(),
    endRow: sheet.getLastRow(),
    startColumn: 0,
    endColumn: sheet.getMaxColumns() - 1,
  };
  if (area.endRow > area.startRow)
    connection.send({ type: 'sort', sheetId: sheet.getSheetId(), area, column, ascending });
}

function draw(): void {
  const props = { state, connection, update, focusGrid, sortSelectedColumn };
  render(<TopBar {...props} />, place('top-bar'));
  render(<Panels {...props} />, place('panels'));
  render(<Overlays {...props} />, place('overlays'));
}

draw();
