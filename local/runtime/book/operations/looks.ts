/** Formats of cells: what Apps Script names them, and Univer's style properties. */
import type { IStyleData } from '@univerjs/core';

export type LookName =
  | 'numberFormat'
  | 'background'
  | 'fontColor'
  | 'fontSize'
  | 'fontFamily'
  | 'fontWeight'
  | 'fontStyle'
  | 'fontLine'
  | 'horizontalAlignment'
  | 'verticalAlignment'
  | 'wrapStrategy'
  | 'textRotation';

export type LookValue = string | number | null;
type StylePatch = Partial<Record<keyof IStyleData, unknown>>;

interface Look {
  /** `null` takes the property back to its default. */
  write(value: LookValue): StylePatch;
  read(style: IStyleData): LookValue;
}

const HORIZONTAL: Readonly<Record<string, number>> = { left: 1, center: 2, right: 3 };
const VERTICAL: Readonly<Record<string, number>> = { top: 1, middle: 2, bottom: 3 };
const WRAPS: Readonly<Record<string, number>> = { OVERFLOW: 1, CLIP: 2, WRAP: 3 };
const AUTOMATIC_NUMBER = '0.###############';

const nameOf = (names: Readonly<Record<string, number>>, value: unknown, otherwise: string): string =>
  Object.entries(names).find(([, number]) => number === value)?.[0] ?? otherwise;

const isAutomatic = (format: LookValue): boolean =>
  format === null || format === '' || format === 'General' || format === AUTOMATIC_NUMBER;

function flagOf(value: LookValue, on: string): number | null {
  return value === null ? null : Number(value === on);
}

export const LOOKS: Readonly<Record<LookName, Look>> = {
  numberFormat: {
    write: (value) => ({ n: isAutomatic(value) ? null : { pattern: String(value) } }),
    read: (style) => style.n?.pattern ?? AUTOMATIC_NUMBER,
  },
  background: {
    write: (value) => ({ bg: value === null ? null : { rgb: colorOf(value) } }),
    read: (style) => style.bg?.rgb ?? '#ffffff',
  },
  fontColor: {
    write: (value) => ({ cl: value === null ? null : { rgb: colorOf(value) } }),
    read: (style) => style.cl?.rgb ?? '#000000',
  },
  fontSize: { write: (value) => ({ fs: value }), read: (style) => style.fs ?? 10 },
  fontFamily: { write: (value) => ({ ff: value }), read: (style) => style.ff ?? 'Arial' },
  fontWeight: {
    write: (value) => ({ bl: flagOf(value, 'bold') }),
    read: (style) => (style.bl === 1 ? 'bold' : 'normal'),
  },
  fontStyle: {
    write: (value) => ({ it: flagOf(value, 'italic') }),
    read: (style) => (style.it === 1 ? 'italic' : 'normal'),
  },
  fontLine: {
    write: (value) => ({ ul: value === 'underline' ? { s: 1 } : null, st: value === 'line-through' ? { s: 1 } : null }),
    read(style) {
      if (style.ul?.s === 1) return 'underline';
      return style.st?.s === 1 ? 'line-through' : 'none';
    },
  },
  horizontalAlignment: {
    write: (value) => ({ ht: value === null || value === 'normal' ? null : HORIZONTAL[String(value)] }),
    read: (style) => nameOf(HORIZONTAL, style.ht, 'general'),
  },
  verticalAlignment: {
    write: (value) => ({ vt: value === null ? null : VERTICAL[String(value)] }),
    read: (style) => nameOf(VERTICAL, style.vt, 'bottom'),
  },
  wrapStrategy: {
    write: (value) => ({ tb: value === null ? null : WRAPS[String(value)] }),
    read: (style) => nameOf(WRAPS, style.tb, 'OVERFLOW'),
  },
  textRotation: {
    write: (value) => ({ tr: value === null || value === 0 ? null : { a: -Number(value) } }),
    read: (style) => (style.tr?.a ? -style.tr.a : 0),
  },
};

/** Colours that scripts name in English; the others are `#RRGGBB` already. */
const NAMED_COLORS: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  gray: '#808080',
  grey: '#808080',
};

function colorOf(value: LookValue): string {
  const color = String(value).toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(color);
  return short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : (NAMED_COLORS[color] ?? color);
}
