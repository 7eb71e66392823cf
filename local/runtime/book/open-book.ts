/** Opens a workbook: Univer in its own synchronous world, and around it what makes it a Google Sheet. */
import type { Worksheet } from '@univerjs/core';
import { CellReader } from './cell-values.ts';
import type { Area, Book, BookMutation, BookOptions, BookSnapshot } from './contract.ts';
import { CustomCalls } from './custom-calls.ts';
import { evaluateFormula } from './evaluate.ts';
import { Extras } from './extras.ts';
import { FormulaFormats } from './formula-formats.ts';
import { WorkbookModel } from './model.ts';
import { PageMutations } from './page-mutations.ts';
import { PersonEdits } from './person-edits.ts';
import { SheetReading } from './sheet-reading.ts';
import { newSnapshot, readSnapshot } from './snapshot.ts';
import { Structure } from './structure.ts';
import { openUniverWorld } from './univer/world.ts';
import { ValidationStore } from './validations/store.ts';
import { StrictValidations } from './validations/strict.ts';

/** The parts that SpreadsheetApp's operations work with, behind the public face of the book. */
export interface BookParts {
  readonly model: WorkbookModel;
  readonly reading: SheetReading;
  readonly reader: CellReader;
  readonly structure: Structure;
  readonly validations: ValidationStore;
  readonly strictValidations: StrictValidations;
  readonly extras: Extras;
  /** Year of dates typed without one. */
  thisYear(): number;
}

const parts = new WeakMap<Book, BookParts>();

/** The inner parts of a book opened by `openBook`. */
export function partsOf(book: Book): BookParts {
  const found = parts.get(book);
  if (!found) throw new Error('This book was not opened by openBook.');
  return found;
}

/** Opens a workbook from its snapshot, or a new one. Throws a French sentence when the snapshot cannot be read. About half a second. */
export function openBook(options: BookOptions): Book {
  const snapshot = options.snapshot ? readSnapshot(options.snapshot) : newSnapshot();
  const now = options.now ?? Date.now;
  const world = openUniverWorld(now);
  const calls = new CustomCalls(options.functions);
  const unit = JSON.stringify({ ...snapshot.workbook, id: snapshot.id });
  const engine = world.run(() => world.startUniver(unit, options.functions.names, calls.evaluate));
  const model = new WorkbookModel(world, engine, snapshot.id);
  const reader = new CellReader(engine, (task) => model.run(task));
  const reading = new SheetReading(model, reader);
  const structure = new Structure(model, reading);
  const validations = new ValidationStore(model);
  const strictValidations = new StrictValidations(model, reading, reader, validations);
  const extras = new Extras(snapshot.extras, (sheetId) => model.sheet(sheetId)?.getName() ?? null);
  model.listen((mutation) => extras.follow(mutation));
  const thisYear = (): number => new Date(now()).getFullYear();
  const persons = new PersonEdits(model, reading, structure, strictValidations, thisYear);
  const pages = new PageMutations(model, reading, validations);
  const customNames = new Set(options.functions.names.map((name) => name.toUpperCase()));
  const formulaFormats = new FormulaFormats(model, customNames, now);

  const firstSheet = model.workbook.getSheets()[0] as Worksheet;
  let selection: Area = { sheetId: firstSheet.getSheetId(), row: 1, column: 1, rows: 1, columns: 1 };
  const selectionListeners = new Set<(area: Area) => void>();
  const sheetNamed = (name: string): Worksheet => {
    const sheet = model.workbook.getSheetBySheetName(name);
    if (!sheet) throw new Error(`Aucun onglet ne s’appelle « ${name} ».`);
    return sheet;
  };

  const book: Book = {
    id: snapshot.id,
    get name() {
      return model.workbook.name;
    },
    locale: options.locale,
    timeZone: options.timeZone,
    save: () => saveBook(snapshot.id, model, extras),
    spilledResults() {
      model.flush();
      const params = model.run(() => ({
        arrayFormulaRange: engine.arrayFormulas.getArrayFormulaRange(),
        arrayFormulaCellData: engine.arrayFormulas.getArrayFormulaCellData(),
      }));
      return { id: 'formula.mutation.set-array-formula-data', params };
    },
    onMutation: (listener) => model.listen((mutation) => tellPage(mutation, listener)),
    applyMutation: (id, params) => pages.make(id, params),
    personEdit: (edit) => persons.make(edit),
    flush: () => model.flush(),
    recalculate: () => model.recalculate(),
    evaluateFormula: (text) => evaluateFormula(text, model, reader, calls),
    cellErrors() {
      model.flush();
      return calls.messages().filter((error) => hasFormula(model, error));
    },
    formulaFormats: () => formulaFormats.read(),
    sheets: () => model.workbook.getSheets().map((sheet) => reading.info(sheet)),
    values(sheetName, rectangle) {
      const sheet = sheetNamed(sheetName);
      return reading.values(sheet, rectangle ?? reading.dataRange(sheet));
    },
    displayValues(sheetName, rectangle) {
      const sheet = sheetNamed(sheetName);
      return reading.displayValues(sheet, rectangle ?? reading.dataRange(sheet));
    },
    get selection() {
      return model.sheet(selection.sheetId)
        ? selection
        : { ...selection, sheetId: (model.workbook.getSheets()[0] as Worksheet).getSheetId() };
    },
    select(area) {
      selection = area;
      for (const listener of selectionListeners) listener(area);
    },
    onSelect(listener) {
      selectionListeners.add(listener);
      return () => selectionListeners.delete(listener);
    },
    charts: () => extras.charts,
    onCharts: (listener) => extras.onCharts(listener),
    close: () => model.close(),
  };
  parts.set(book, { model, reading, reader, structure, validations, strictValidations, extras, thisYear });
  return book;
}

function saveBook(id: string, model: WorkbookModel, extras: Extras): BookSnapshot {
  model.flush();
  const workbook = JSON.parse(model.run(() => model.engine.save())) as SavedWorkbook;
  return {
    format: 'pistil-book',
    version: 1,
    id,
    workbook: {
      ...workbook,
      resources: workbook.resources.map((resource) => withoutLostSheets(resource, workbook.sheets)),
    },
    extras: extras.save(),
  };
}

interface SavedWorkbook extends Record<string, unknown> {
  readonly sheets: Record<string, unknown>;
  readonly resources: readonly { readonly name: string; readonly data: string }[];
}

/** Univer goes on keeping an empty list of validations for each sheet that was deleted. */
function withoutLostSheets(
  resource: SavedWorkbook['resources'][number],
  sheets: SavedWorkbook['sheets'],
): SavedWorkbook['resources'][number] {
  if (resource.name !== 'SHEET_DATA_VALIDATION_PLUGIN' || resource.data === '') return resource;
  const bySheet = Object.entries(JSON.parse(resource.data) as Record<string, unknown>);
  return { ...resource, data: JSON.stringify(Object.fromEntries(bySheet.filter(([sheetId]) => sheetId in sheets))) };
}

/** A function that threw in a cell that no longer calls it is no error of the workbook. */
function hasFormula(model: WorkbookModel, error: { sheetId: string; row: number; column: number }): boolean {
  const sheet = model.sheet(error.sheetId);
  return Boolean(sheet && model.cell(sheet, error.row - 1, error.column - 1)?.f);
}

/** Univer tells formula results in a form of their own: a page takes them as values of cells. */
function tellPage(mutation: BookMutation, listener: (mutation: BookMutation) => void): void {
  if (mutation.id !== 'formula.mutation.set-formula-calculation-result') {
    if (PAGE_MUTATIONS.test(mutation.id)) listener(mutation);
    return;
  }
  const { unitData } = mutation.params as { unitData?: Record<string, Record<string, unknown>> };
  for (const [unitId, sheets] of Object.entries(unitData ?? {})) {
    for (const [subUnitId, cellValue] of Object.entries(sheets ?? {})) {
      listener({ id: 'sheet.mutation.set-range-values', params: { unitId, subUnitId, cellValue } });
    }
  }
}

const PAGE_MUTATIONS =
  /^(sheet|sheets|data-validation)\.mutation\.|^formula\.mutation\.((set|remove)-defined-name|set-array-formula-data)$/;
