/** The format methods that Range and RangeList share: one value for all cells, and for Range a matrix of them too. */
import { host } from '../bridge.ts';
import { refuseSignature } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import type { Area } from './area.ts';
import { WrapStrategy } from './enums.ts';

/** Method names after `get` and `set`, one cell then a matrix, and the host's name of the property. */
const LOOKS = [
  ['NumberFormat', 'NumberFormats', 'numberFormat'],
  ['Background', 'Backgrounds', 'background'],
  ['FontColor', 'FontColors', 'fontColor'],
  ['FontSize', 'FontSizes', 'fontSize'],
  ['FontFamily', 'FontFamilies', 'fontFamily'],
  ['FontWeight', 'FontWeights', 'fontWeight'],
  ['FontStyle', 'FontStyles', 'fontStyle'],
  ['FontLine', 'FontLines', 'fontLine'],
  ['HorizontalAlignment', 'HorizontalAlignments', 'horizontalAlignment'],
  ['VerticalAlignment', 'VerticalAlignments', 'verticalAlignment'],
  ['WrapStrategy', 'WrapStrategies', 'wrapStrategy'],
] as const;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  fontWeight: ['normal', 'bold'],
  fontStyle: ['normal', 'italic'],
  fontLine: ['none', 'underline', 'line-through'],
  horizontalAlignment: ['left', 'center', 'right', 'normal'],
  verticalAlignment: ['top', 'middle', 'bottom'],
};

type Bag = Record<string, unknown>;

/** Adds the setters of one value: `range.setFontColor('#000000')`. `areasOf` reads the cells of the object. */
export function addLookSetters(prototype: object, className: string, areasOf: (self: never) => readonly Area[]): void {
  const bag = prototype as Bag;
  for (const [one, , look] of LOOKS) {
    bag[`set${one}`] = function set(this: never, value: unknown) {
      const method = `${className}.set${one}`;
      host('book.paintLooks', method, areasOf(this), look, toHost(look, value, method));
      return this;
    };
  }
  bag.setWrap = function setWrap(this: never, wraps: boolean) {
    host('book.paintLooks', `${className}.setWrap`, areasOf(this), 'wrapStrategy', wraps ? 'WRAP' : 'OVERFLOW');
    return this;
  };
  bag.setTextRotation = function setTextRotation(this: never, degrees: number) {
    host('book.paintLooks', `${className}.setTextRotation`, areasOf(this), 'textRotation', degrees);
    return this;
  };
}

/** Adds Range's getters and its setters of matrices: `range.setFontColors([[…]])`. */
export function addLookMatrices(prototype: object, areaOf: (self: never) => Area): void {
  const bag = prototype as Bag;
  for (const [one, many, look] of LOOKS) {
    bag[`get${one}`] = function get(this: never) {
      const first = { ...areaOf(this), rows: 1, columns: 1 };
      return fromHost(look, host<unknown[][]>('book.readLooks', `Range.get${one}`, first, look)[0]?.[0]);
    };
    bag[`get${many}`] = function getAll(this: never) {
      return host<unknown[][]>('book.readLooks', `Range.get${many}`, areaOf(this), look).map((line) =>
        line.map((value) => fromHost(look, value)),
      );
    };
    bag[`set${many}`] = function setAll(this: never, matrix: readonly (readonly unknown[])[]) {
      const method = `Range.set${many}`;
      if (!Array.isArray(matrix)) refuseSignature([matrix], method);
      const values = matrix.map((line: readonly unknown[]) =>
        line.map((value: unknown) => toHost(look, value, method)),
      );
      host('book.writeLooks', method, areaOf(this), look, values);
      return this;
    };
  }
}

function toHost(look: string, value: unknown, method: string): string | number | null {
  if (value === null || value === undefined) return null;
  if (look === 'wrapStrategy')
    return typeof value === 'object' ? (value as EnumValue).name() : refuseSignature([value], method);
  if (look === 'fontSize') return typeof value === 'number' ? value : refuseSignature([value], method);
  if (typeof value !== 'string') return refuseSignature([value], method);
  const allowed = ALLOWED[look];
  if (allowed && !allowed.includes(value)) return refuseSignature([value], method);
  return value;
}

function fromHost(look: string, value: unknown): unknown {
  return look === 'wrapStrategy' ? WrapStrategy[value as 'WRAP'] : value;
}
