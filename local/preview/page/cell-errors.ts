/** The message of a custom function that threw, shown when the pointer rests on its `#ERROR!` cell. */
import type { CellError } from '../protocol.ts';
import type { Grid } from './grid.ts';

export interface CellErrors {
  set(errors: readonly CellError[]): void;
}

export function showCellErrors(grid: Grid): CellErrors {
  let messages = new Map<string, string>();
  const tip = document.createElement('div');
  tip.className = 'cell-error';
  tip.role = 'tooltip';
  tip.hidden = true;
  document.body.append(tip);
  let pointer = { x: 0, y: 0 };
  // While captured: Univer keeps the pointer's moves over its canvas to itself.
  addEventListener(
    'pointermove',
    (event) => {
      pointer = { x: event.clientX, y: event.clientY };
      if (!(event.target instanceof HTMLCanvasElement)) tip.hidden = true;
    },
    true,
  );

  grid.api.addEvent(grid.api.Event.CellHover, ({ worksheet, row, column }) => {
    const message = messages.get(key(worksheet.getSheetId(), row, column));
    tip.hidden = message === undefined;
    if (message === undefined) return;
    const heading = document.createElement('strong');
    heading.textContent = 'Erreur';
    tip.replaceChildren(heading, document.createTextNode(message));
    tip.style.left = `${Math.min(pointer.x + 14, innerWidth - 320)}px`;
    tip.style.top = `${pointer.y + 14}px`;
  });

  return {
    set(errors) {
      messages = new Map(errors.map((error) => [key(error.sheetId, error.row, error.column), error.message]));
      tip.hidden = true;
    },
  };
}

const key = (sheetId: string, row: number, column: number): string => `${sheetId} ${row} ${column}`;
