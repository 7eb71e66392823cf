import { readFileSync } from 'node:fs';
import { format } from 'date-fns';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { parseNumber } from '../../src/crm/french/numbers.ts';
import * as functions from '../../src/functions/index.ts';

const GUIDE = readFileSync(new URL('../../docs/guide-fonctions.md', import.meta.url), 'utf8');

interface Chapter {
  readonly name: string;
  /** What the reader copies into the tab « Exemple »; empty when the formulas need none. */
  readonly cells: readonly (readonly string[])[];
  readonly answers: readonly { readonly formula: string; readonly rows: readonly (readonly string[])[] }[];
}

/** The chapters of the guide, as a reader follows them: a table to copy, formulas to type, the answers to expect. */
function readChapters(): Chapter[] {
  return GUIDE.split(/^## /m)
    .slice(1)
    .map((text) => {
      const [name = ''] = text.split('\n');
      let cells: string[][] = [];
      const answers: { formula: string; rows: string[][] }[] = [];
      let typed = '';
      for (const block of text.split(/\n\n+/)) {
        if (!block.startsWith('|')) {
          typed = /^`(=.*)` donne/.exec(block.trim())?.[1] ?? '';
          continue;
        }
        const [header = [], , ...rows] = block.trim().split('\n').map(splitLine);
        if (header[0] === 'formule') {
          for (const [formula = '', answer = ''] of rows)
            answers.push({ formula: formula.slice(1, -1), rows: [[answer]] });
        } else if (typed !== '') {
          answers.push({ formula: typed, rows: header.some((cell) => cell !== '') ? [header, ...rows] : rows });
        } else cells = [header, ...rows];
        typed = '';
      }
      return { name, cells, answers };
    });
}

function splitLine(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

const chapters = readChapters();

test('the guide has a chapter for each function, and for nothing else', () => {
  expect(chapters.map(({ name }) => name).sort()).toEqual(Object.keys(functions).sort());
});

describe('what the guide promises is what the sheet shows', () => {
  let runtime: Runtime;

  // Each chapter on a workbook of its own: a cell emptied keeps its format, and « 1000 » would be read as a day.
  beforeEach(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
  });

  afterEach(() => runtime.close());

  test.each(chapters)('$name', ({ cells, answers }) => {
    const tab = runtime.book.sheets()[0]?.name ?? '';
    if (cells.length > 0) {
      runtime.gesture({ kind: 'paste', sheet: tab, row: 1, column: 1, texts: cells.map((row) => [...row]) });
    }
    expect(answers.length).toBeGreaterThan(0);
    for (const { formula, rows } of answers) {
      const typed = formula.replaceAll('Exemple!', `'${tab}'!`);
      const wrong = /^erreur\u00a0: (.*)$/.exec(rows[0]?.[0] ?? '')?.[1];
      if (wrong !== undefined) {
        expect(() => runtime.evaluate(typed), formula).toThrow(wrong);
        continue;
      }
      const answer = runtime.evaluate(typed);
      const shown = Array.isArray(answer) ? answer : [[answer]];
      expect(shown.length, formula).toBe(rows.length);
      rows.forEach((row, line) => {
        row.forEach((expected, column) => {
          expect(showLike(expected, shown[line]?.[column] ?? ''), `${formula} [${line}, ${column}]`).toBe(expected);
        });
      });
    }
  });
});

/** A cell as the guide writes it: numbers with as many decimals as the guide gives them. */
function showLike(expected: string, cell: unknown): string {
  if (expected === '…') return cell === '' ? '' : '…';
  if (cell === '') return '(vide)';
  if (Object.prototype.toString.call(cell) === '[object Date]') return format(cell as Date, 'dd/MM/yyyy');
  if (typeof cell !== 'number' || parseNumber(expected) === null) return String(cell);
  const decimals = expected.split(',')[1]?.length ?? 0;
  return String(Number(cell.toFixed(decimals))).replace('.', ',');
}
