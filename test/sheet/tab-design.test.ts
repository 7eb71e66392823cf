import { describe, expect, it } from 'vitest';
import { actions, contacts, history, opportunities, TABLES } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import { declaredHeader, findColumns } from '../../src/sheet/header.ts';
import { headerNotes, type ListSources, tabDesign } from '../../src/sheet/index.ts';

const SOURCES: ListSources = {
  lists: {
    stages: ['Lead', 'Qualifié', 'Contacté', 'Gagné', 'Perdu', 'Notre étape'],
    channels: ['BOAMP'],
    team: ['Malik Benali'],
  },
  labels: { companies: { tab: 'ENTREPRISES', area: { row: 2, column: 2, rows: 999, columns: 1 } } },
};

function design(table: Table) {
  return tabDesign(declaredHeader(table), { rows: 1_000, filled: 4 }, SOURCES);
}

describe('the design of a tab', () => {
  it('names every declared column once, in matrices of their area’s shape', () => {
    for (const table of TABLES) {
      const { formats = [], validations = [], columnWidths = [] } = design(table);
      for (const { area, ...matrices } of formats) {
        for (const matrix of Object.values(matrices) as unknown[][][]) {
          expect(matrix).toHaveLength(area.rows);
          expect(matrix.every((line) => line.length === area.columns)).toBe(true);
        }
      }
      for (const { area, rules } of validations) {
        expect(rules).toHaveLength(area.rows);
        expect(rules.every((line) => line.length === area.columns)).toBe(true);
      }
      expect(columnWidths.reduce((sum, span) => sum + span.count, 0)).toBe(table.columns.length);
    }
  });

  it('leaves a column of the team’s own untouched', () => {
    const headers = contacts.columns.map((column) => column.header);
    const found = findColumns(contacts, [...headers.slice(0, 3), 'Parrain', ...headers.slice(3)]);
    if (!found.ok) throw new Error(found.error.message);
    const {
      formats = [],
      validations = [],
      columnWidths = [],
    } = tabDesign(found.value, { rows: 50, filled: 1 }, SOURCES);
    const covered = [...formats, ...validations]
      .map(({ area }) => area)
      .filter((area) => area.column <= 4 && area.column + area.columns > 4);
    expect(covered).toEqual([]);
    expect(columnWidths.some(({ first, count }) => first <= 4 && first + count > 4)).toBe(false);
    expect(headerNotes(found.value)[3]).toBe('');
  });

  it('puts checkboxes on filled rows only: an unticked one below would count as content', () => {
    const { validations = [] } = design(contacts);
    const boxes = validations.filter(({ rules }) => rules.flat().some((rule) => rule?.kind === 'checkbox'));
    expect(boxes.map(({ area }) => [area.row, area.rows])).toEqual([[2, 3]]);
  });

  it('gives the system’s columns no rule, closed lists a refusal, names a warning', () => {
    const { validations = [] } = design(contacts);
    const rules = validations[0]?.rules[0] ?? [];
    const rule = (key: string) => rules[contacts.columns.findIndex((column) => column.key === key)];
    expect(rule('score')).toBeNull();
    expect(rule('stage')).toMatchObject({ kind: 'list', strict: true, values: SOURCES.lists.stages });
    expect(rule('company')).toMatchObject({ kind: 'range', tab: 'ENTREPRISES', strict: false });
  });

  it('colours each value of a palette, and not a stage of the team’s own', () => {
    const { conditionalFormats = [] } = design(contacts);
    const texts = conditionalFormats.map(({ condition }) => ('text' in condition ? condition.text : ''));
    expect(texts).toContain('Gagné');
    expect(texts).toContain('Chaud');
    expect(texts).not.toContain('Notre étape');
  });

  it('colours a deadline that has passed, unless its task is over, rows inserted under the header included', () => {
    const { conditionalFormats = [] } = design(actions);
    expect(conditionalFormats.find(({ condition }) => condition.kind === 'formula')).toMatchObject({
      areas: [{ row: 1, column: 8 }],
      condition: { formula: '=ISNUMBER($H1)*($H1<TODAY())*($R1<>"Fait")*($R1<>"Abandonné")>0' },
      fontColor: '#B3261E',
    });
  });

  it('colours the days of an opportunity that have passed until it is closed', () => {
    const { conditionalFormats = [] } = design(opportunities);
    const late = conditionalFormats.flatMap(({ condition }) => ('formula' in condition ? [condition.formula] : []));
    expect(late).toHaveLength(2);
    for (const formula of late)
      expect(formula).toMatch(/^=ISNUMBER\(\$[A-Z]+1\)\*\(\$[A-Z]+1<TODAY\(\)\)\*\(\$[A-Z]+1=""\)>0$/);
  });

  it('protects headers, and the whole of an append-only tab', () => {
    expect(design(contacts).protections?.[0]?.area?.rows).toBe(1);
    expect(design(history).protections?.[0]?.area).toBeUndefined();
  });
});
