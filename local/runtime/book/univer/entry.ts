/**
 * The code that runs inside Univer's own vm context, bundled by `bundle.ts`: it starts Univer without a screen and hands
 * out what the host needs of it. What the host passes in is JSON text, so that Univer only meets objects of its own
 * context (it compares prototypes).
 */
import {
  CommandType,
  ICommandService,
  IResourceLoaderService,
  LocaleType,
  LogLevel,
  numfmt,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import {
  CalculationMode,
  FormulaDataModel,
  IDefinedNamesService,
  SheetDataValidationModel,
  SheetsFilterService,
  UniverSheetsNodeCorePreset,
} from '@univerjs/preset-sheets-node-core';
import {
  ConditionalFormattingRuleModel,
  UniverSheetsConditionalFormattingPlugin,
} from '@univerjs/sheets-conditional-formatting';
import { SheetsNoteModel, UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { type JudgeConditions, judgeConditionsOf } from './cell-conditions.ts';
import { copyStyle } from './copy-style.ts';
import { searchFormulasQuickly } from './formula-search.ts';
import { makeDatesFrench } from './french-dates.ts';
import { type EvaluateCall, registerFunctions } from './functions.ts';
import { clipOpenRanges } from './open-ranges.ts';
import { allowMissingArguments } from './optional-arguments.ts';
import { stopAtMonthEnds } from './short-months.ts';
import { keepTextsWhole, takeTextsAsTheyAre } from './text-literals.ts';
import { leaveFormatsUnpainted } from './unpainted-formats.ts';

export type MutationListener = (id: string, params: object) => void;

/** Univer as the host sees it. Objects it answers with are Univer's own, live, and only to be read. */
export interface UniverEngine {
  readonly workbook: Workbook;
  readonly arrayFormulas: FormulaDataModel;
  readonly validations: SheetDataValidationModel;
  readonly conditionalFormats: ConditionalFormattingRuleModel;
  readonly notes: SheetsNoteModel;
  readonly filters: SheetsFilterService;
  readonly names: IDefinedNamesService;
  /** Runs a command or a mutation; false when Univer refuses it. */
  execute(id: string, paramsText: string): boolean;
  /** Gives blank cells (row, column, row, column…) the style of another one. No mutation tells of it. */
  copyStyle(sheetId: string, row: number, column: number, cells: readonly number[]): void;
  readonly judgeConditions: JudgeConditions;
  onMutation(listener: MutationListener): void;
  /** Snapshot with resources, as JSON text. */
  save(): string;
  /** Shows a value under a number format, with French separators and month names. */
  format(pattern: string, value: unknown): string;
  isDateFormat(pattern: string): boolean;
  close(): void;
}

/** Starts Univer on a snapshot (JSON text of an IWorkbookData). */
export function startUniver(
  snapshotText: string,
  functionNames: readonly string[],
  evaluate: EvaluateCall,
): UniverEngine {
  clipOpenRanges();
  makeDatesFrench();
  searchFormulasQuickly();
  keepTextsWhole();
  leaveFormatsUnpainted();
  const univer = new Univer({
    locale: LocaleType.FR_FR,
    locales: { [LocaleType.FR_FR]: {} },
    logLevel: LogLevel.ERROR,
  });
  // Spilled results are not part of a snapshot: formulas are calculated anew when a workbook opens.
  const preset = UniverSheetsNodeCorePreset({ formula: { initialFormulaComputing: CalculationMode.FORCED } });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  const injector = univer.__getInjector();
  const snapshot = JSON.parse(snapshotText);
  const workbook = univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot) as Workbook;
  const commands = injector.get(ICommandService);
  registerFunctions(injector, functionNames, evaluate);
  allowMissingArguments(injector);
  stopAtMonthEnds(injector);
  takeTextsAsTheyAre(injector);
  return {
    workbook,
    arrayFormulas: injector.get(FormulaDataModel),
    validations: injector.get(SheetDataValidationModel),
    conditionalFormats: injector.get(ConditionalFormattingRuleModel),
    notes: injector.get(SheetsNoteModel),
    filters: injector.get(SheetsFilterService),
    names: injector.get(IDefinedNamesService),
    execute: (id, paramsText) => commands.syncExecuteCommand<object, boolean>(id, JSON.parse(paramsText)) !== false,
    copyStyle: (sheetId, row, column, cells) => copyStyle(workbook, sheetId, row, column, cells),
    judgeConditions: judgeConditionsOf(injector, workbook.getUnitId()),
    onMutation(listener) {
      commands.onCommandExecuted((command) => {
        if (command.type === CommandType.MUTATION) listener(command.id, command.params ?? {});
      });
    },
    save: () => JSON.stringify(injector.get(IResourceLoaderService).saveUnit(workbook.getUnitId())),
    format: (pattern, value) => numfmt.format(pattern, value, { locale: 'fr', throws: false }),
    isDateFormat: (pattern) => numfmt.isDateFormat(pattern),
    close: () => univer.dispose(),
  };
}
