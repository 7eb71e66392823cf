/** Rows for the tests of reports: what a test does not name is blank. */
import type { ReportFacts } from '../../../src/crm/reports/facts.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import type { RowOf, Table } from '../../../src/crm/tables/table.ts';

export const TUESDAY = new Date(2026, 5, 16, 7, 12);

export function rowOf<T extends Table>(table: T, values: Partial<RowOf<T>>): RowOf<T> {
  const blanks = table.columns.map(({ key, type }): [string, unknown] => {
    if (['date', 'dateTime', 'integer', 'number', 'amount', 'percent'].includes(type)) return [key, null];
    if (type === 'checkbox') return [key, false];
    return [key, type === 'choices' ? [] : ''];
  });
  return { ...Object.fromEntries(blanks), ...values } as RowOf<T>;
}

export function factsWith(known: Partial<ReportFacts>): ReportFacts {
  return {
    settings: defaultSettings(),
    now: TUESDAY,
    followUps: [],
    contacts: [],
    companies: [],
    opportunities: [],
    tenders: [],
    drafts: [],
    history: [],
    interactions: [],
    leftOut: [],
    ...known,
  };
}
