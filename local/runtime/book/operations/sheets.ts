/** Tabs: their order, names, looks and sizes; the active cells. */
import type { Worksheet } from '@univerjs/core';
import type { Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import type { Area, Book } from '../contract.ts';
import { newSheet } from '../snapshot.ts';
import { copySheetFeatures } from './sheet-copy.ts';
import { MOST_CELLS, type Workbench } from './workbench.ts';

/** What scripts ask of a sheet beside its cells. */
export interface SheetFacts {
  readonly id: string;
  readonly name: string;
  /** From 1, left to right. */
  readonly index: number;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenGridlines: boolean;
}

export function sheetOperations(bench: Workbench, book: Book) {
  const { model } = bench.parts;

  const facts = (sheet: Worksheet): SheetFacts => {
    const freeze = sheet.getFreeze();
    return {
      id: sheet.getSheetId(),
      name: sheet.getName(),
      index: model.workbook.getSheetIndex(sheet) + 1,
      rows: sheet.getRowCount(),
      columns: sheet.getColumnCount(),
      hidden: sheet.isSheetHidden() === 1,
      tabColor: (sheet.getTabColor() as string | undefined) || null,
      frozenRows: Math.max(0, freeze.ySplit),
      frozenColumns: Math.max(0, freeze.xSplit),
      hiddenGridlines: sheet.getConfig().showGridlines === 0,
    };
  };

  function add(id: string, config: Record<string, unknown>, index: number): SheetFacts {
    const total = model.workbook
      .getSheets()
      .reduce((sum, sheet) => sum + sheet.getRowCount() * sheet.getColumnCount(), 0);
    if (total + Number(config.rowCount) * Number(config.columnCount) > MOST_CELLS) {
      throw new ServiceException(
        `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
      );
    }
    model.execute('sheet.mutation.insert-sheet', { index, sheet: config });
    return facts(bench.sheet(id));
  }

  function checkName(name: string, except?: string): void {
    const taken = model.workbook
      .getSheets()
      .some((sheet) => sheet.getSheetId() !== except && sheet.getName().toLowerCase() === name.toLowerCase());
    if (taken) throw new ServiceException(`A sheet with the name "${name}" already exists. Please enter another name.`);
    if (name === '') throw new ServiceException('Sheet name cannot be empty.');
  }

  return {
    'book.facts': (run: Execution, method: string) => {
      bench.log(run, 'free', method, 0);
      return { id: book.id, name: book.name, locale: book.locale, timeZone: book.timeZone };
    },

    'book.rename'(run: Execution, method: string, name: string): void {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      model.annotate('sheet.mutation.set-workbook-name', { name });
    },

    'book.sheets'(run: Execution, method: string): SheetFacts[] {
      bench.log(run, 'free', method, 0);
      return model.workbook.getSheets().map(facts);
    },

    'book.sheet'(run: Execution, method: string, sheetId: string): SheetFacts {
      bench.log(run, 'free', method, 0);
      return facts(bench.sheet(sheetId));
    },

    /** `index` counts from 0; `template`: a sheet whose content and looks are copied. */
    'book.insertSheet'(
      run: Execution,
      method: string,
      name: string | null,
      index: number | null,
      template: string | null,
    ): SheetFacts {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      const source = template === null ? null : bench.sheet(template);
      const chosen = name ?? freeName(source ? `Copie de ${source.getName()}` : 'Feuille');
      checkName(chosen);
      const id = newSheetId();
      const place = index ?? model.workbook.getSheetSize();
      if (!source) return add(id, newSheet(id, chosen), place);
      model.flush();
      const copied = add(id, { ...JSON.parse(JSON.stringify(source.getConfig())), id, name: chosen, hidden: 0 }, place);
      copySheetFeatures(bench.parts, source.getSheetId(), id);
      return copied;
    },

    'book.deleteSheet'(run: Execution, method: string, sheetId: string): void {
      const sheet = bench.restructures(run, method, sheetId);
      const visible = model.workbook.getSheets().filter((other) => other.isSheetHidden() !== 1);
      if (visible.length === 1 && visible[0] === sheet)
        throw new ServiceException("You can't remove all the visible sheets in a document.");
      model.execute('sheet.command.remove-sheet', { subUnitId: sheetId });
    },

    'book.renameSheet'(run: Execution, method: string, sheetId: string, name: string): void {
      bench.restructures(run, method, sheetId);
      checkName(name, sheetId);
      model.execute('sheet.command.set-worksheet-name', { subUnitId: sheetId, name });
    },

    /** `index` counts from 1. */
    'book.moveSheet'(run: Execution, method: string, sheetId: string, index: number): void {
      const sheet = bench.restructures(run, method, sheetId);
      if (index < 1 || index > model.workbook.getSheetSize())
        throw new ServiceException('Sheet index is out of bounds.');
      const fromOrder = model.workbook.getSheetIndex(sheet);
      model.annotate('sheet.mutation.set-worksheet-order', { subUnitId: sheetId, fromOrder, toOrder: index - 1 });
    },

    'book.hideSheet'(run: Execution, method: string, sheetId: string, hidden: boolean): void {
      const sheet = bench.restructures(run, method, sheetId);
      const visible = model.workbook.getSheets().filter((other) => other.isSheetHidden() !== 1);
      if (hidden && visible.length === 1 && visible[0] === sheet)
        throw new ServiceException("You can't hide all the sheets in a document.");
      model.annotate('sheet.mutation.set-worksheet-hidden', { subUnitId: sheetId, hidden: hidden ? 1 : 0 });
    },

    'book.setTabColor'(run: Execution, method: string, sheetId: string, color: string | null): void {
      bench.restructures(run, method, sheetId);
      model.annotate('sheet.mutation.set-tab-color', { subUnitId: sheetId, color: color ?? '' });
    },

    'book.setGridlines'(run: Execution, method: string, sheetId: string, hidden: boolean): void {
      bench.restructures(run, method, sheetId);
      model.annotate('sheet.mutation.toggle-gridlines', { subUnitId: sheetId, showGridlines: hidden ? 0 : 1 });
    },

    'book.freeze'(run: Execution, method: string, sheetId: string, rows: number, columns: number): void {
      const sheet = bench.restructures(run, method, sheetId);
      if (rows >= sheet.getRowCount() && rows > 0)
        throw new ServiceException("You can't freeze all visible rows on the sheet.");
      if (columns >= sheet.getColumnCount() && columns > 0)
        throw new ServiceException("You can't freeze all visible columns on the sheet.");
      const split = {
        startRow: rows > 0 ? rows : -1,
        startColumn: columns > 0 ? columns : -1,
        ySplit: rows,
        xSplit: columns,
      };
      model.annotate('sheet.mutation.set-frozen', { subUnitId: sheetId, ...split });
    },

    'book.selection'(run: Execution, method: string): Area {
      bench.log(run, 'free', method, 0);
      return book.selection;
    },

    'book.select'(run: Execution, method: string, area: Area): void {
      bench.log(run, 'free', method, 0);
      bench.sheet(area.sheetId);
      book.select(area);
    },

    'book.flush'(run: Execution, method: string): void {
      bench.log(run, 'free', method, 0);
      model.flush();
    },
  };

  function freeName(base: string): string {
    const names = new Set(model.workbook.getSheets().map((sheet) => sheet.getName()));
    if (base !== 'Feuille' && !names.has(base)) return base;
    for (let number = base === 'Feuille' ? 1 : 2; ; number++)
      if (!names.has(`${base} ${number}`)) return `${base} ${number}`;
  }

  /** A number, as Google's, that no sheet of the workbook has. */
  function newSheetId(): string {
    for (;;) {
      const id = String(1 + Math.floor(Math.random() * 2_000_000_000));
      if (!model.sheet(id)) return id;
    }
  }
}
