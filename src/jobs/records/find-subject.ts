/** What a card was asked for: a row by its identifier, or the selected row of any tab. */
import { isIdentifier } from '../../crm/identifiers.ts';
import {
  companies,
  contacts,
  followUps,
  history,
  interactions,
  opportunities,
  tenders,
} from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, readRow, readTable } from '../../sheet/index.ts';

export type Subject =
  /** A row of CONTACTS, ENTREPRISES or OPPORTUNITES, by its place. */
  | { readonly kind: 'place'; readonly table: 'contacts' | 'companies' | 'opportunities'; readonly position: number }
  | { readonly kind: 'id'; readonly id: string }
  /** A row of another tab, which leads to this one. */
  | { readonly kind: 'elsewhere'; readonly id: string }
  | { readonly kind: 'nothing' };

/** Tables whose rows have a card, or lead to one without more reading. */
const SHOWN = [contacts, companies, opportunities] as const;

/** Tables whose rows lead to a card. */
const LEADING = [interactions, followUps, tenders, history] as const;

/** No weighted call, unless a row of another tab has to be read: two then. `asked` is an identifier, or `''`. */
export function findSubject(ports: Ports, asked: string): Result<Subject> {
  return asked === '' ? findSelected(ports) : findAsked(ports, asked);
}

function findAsked(ports: Ports, asked: string): Result<Subject> {
  for (const table of [interactions, followUps] as const) {
    if (!asked.startsWith(`${table.id.prefix}-`)) continue;
    const read = readTable(ports, table);
    if (!read.ok) return read;
    return ok(lead(read.value.byId(asked)?.values ?? {}));
  }
  return ok({ kind: 'id', id: asked });
}

function findSelected(ports: Ports): Result<Subject> {
  const selection = ports.workbook.selection();
  if (selection === null) return ok({ kind: 'nothing' });
  const isSelected = (table: Table) => {
    const tab = findTab(ports.workbook, table);
    return tab.ok && tab.value.name === selection.tab;
  };
  const shown = SHOWN.find(isSelected);
  if (shown) return ok({ kind: 'place', table: shown.key, position: selection.row });
  const leading = LEADING.find(isSelected);
  if (leading) {
    const row = readRow(ports, leading, selection.row);
    return row.ok ? ok(lead(row.value?.values ?? {})) : row;
  }
  return ok(lead(identifiersIn(ports, selection)));
}

/** What a row is about: the person first, then the organisation. */
interface Links {
  readonly contactId?: string;
  readonly companyId?: string;
  readonly opportunityId?: string;
  readonly subjectId?: string;
}

function lead({ contactId, companyId, opportunityId, subjectId }: Links): Subject {
  const id = contactId || companyId || opportunityId || subjectId || '';
  return id === '' ? { kind: 'nothing' } : { kind: 'elsewhere', id };
}

/** In a tab of the team's own, the identifiers that the row holds, when there is one of each kind at most. */
function identifiersIn(ports: Ports, selection: { readonly tab: string; readonly row: number }): Links {
  const tab = ports.workbook.tab(selection.tab);
  if (tab === null || selection.row > tab.lastRow) return {};
  const area = { row: selection.row, column: 1, rows: 1, columns: tab.lastColumn };
  const [cells = []] = ports.workbook.read(tab.name, area);
  const theOnly = (prefix: string): string => {
    const [first, ...others] = new Set(cells.map(String).filter((cell) => isIdentifier(cell, prefix)));
    return first === undefined || others.length > 0 ? '' : first;
  };
  return {
    contactId: theOnly(contacts.id.prefix),
    companyId: theOnly(companies.id.prefix),
    opportunityId: theOnly(opportunities.id.prefix),
  };
}
