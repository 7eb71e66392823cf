/**
 * The grid: Univer in the browser. It shows and edits; it never calculates (the runtime does, results arrive as values).
 */
import { type IWorkbookData, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFrench from '@univerjs/preset-sheets-conditional-formatting/locales/fr-FR';
import { CalculationMode, ICalculateFormulaService, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreFrench from '@univerjs/preset-sheets-core/locales/fr-FR';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationFrench from '@univerjs/preset-sheets-data-validation/locales/fr-FR';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import drawingFrench from '@univerjs/preset-sheets-drawing/locales/fr-FR';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterFrench from '@univerjs/preset-sheets-filter/locales/fr-FR';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteFrench from '@univerjs/preset-sheets-note/locales/fr-FR';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-drawing/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import { showTextFormats } from './text-formats.ts';

/** Menu entries of Univer that Sheets does not have there, or that the runtime keeps in its own way (protections). */
const HIDDEN_ENTRIES = [
  'sheet.command.add-range-protection-from-toolbar',
  'sheet.contextMenu.permission',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
];

export type Workbook = ReturnType<FUniver['createWorkbook']>;

export interface Grid {
  readonly univer: Univer;
  readonly api: FUniver;
  /** Shows this workbook instead of the one shown. */
  show(snapshot: IWorkbookData): Workbook;
}

export function createGrid(container: HTMLElement): Grid {
  const univer = new Univer({
    locale: LocaleType.FR_FR,
    locales: {
      [LocaleType.FR_FR]: mergeLocales(
        coreFrench,
        conditionalFrench,
        validationFrench,
        drawingFrench,
        filterFrench,
        noteFrench,
      ),
    },
    logLevel: LogLevel.WARN,
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      ribbonType: 'simple',
      formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
      footer: { menus: false },
      menu: Object.fromEntries(HIDDEN_ENTRIES.map((id) => [id, { hidden: true }])),
      sheets: { protectedRangeShadow: false, disableForceStringMark: true, disableForceStringAlert: true },
    }),
    UniverSheetsDataValidationPreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsDrawingPreset(),
  ];
  for (const plugin of presets.flatMap((preset) => preset.plugins)) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  let shown: Workbook | undefined;

  return {
    univer,
    api,
    show(snapshot) {
      const isFirst = !shown;
      if (shown) api.disposeUnit(shown.getId());
      shown = api.createWorkbook(snapshot);
      if (isFirst) showTextFormats(univer);
      // Known only once a workbook exists. The runtime is the one that calculates.
      univer.__getInjector().get(ICalculateFormulaService).execute = () => Promise.resolve();
      shown.setNumfmtLocal('fr');
      return shown;
    },
  };
}
