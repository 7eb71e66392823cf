/** How each act is done to the workbook, and what the script hears of it. */
import type { Table } from '../../src/crm/tables/table.ts';
import { handleEdit } from '../../src/jobs/edits/handle-edit.ts';
import { logInteraction } from '../../src/jobs/interactions/log-interaction.ts';
import type { Area, Cell, Edit } from '../../src/ports.ts';
import { extent } from '../ports/memory-book.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import type { Act } from './acts.ts';
import { headerOf, OPEN_TABLES } from './office.ts';

/** What Ctrl + Z takes back: cells, as long as nothing has moved since. */
interface Undoable {
  readonly tab: string;
  readonly area: Area;
  readonly cells: readonly (readonly Cell[])[];
}

/** Somebody’s hands, and the script that hears of some of what they do. */
export class Hands {
  private readonly ports: MemoryPorts;
  /** Called around whatever a script does. */
  private readonly watch: (run: () => void, act: Act) => void;
  private done: Undoable[] = [];

  constructor(ports: MemoryPorts, watch: (run: () => void, act: Act) => void) {
    this.ports = ports;
    this.watch = watch;
  }

  perform(act: Act): void {
    switch (act.act) {
      case 'type':
        this.put(act, at(act.table), this.cell(act.table, act.row, act.column), [[act.value]]);
        return;
      case 'typeIn':
        this.put(act, at(act.table), this.cellOf(act.table, act.row, act.key), [[act.value]]);
        return;
      case 'paste':
        this.put(act, at(act.table), this.cell(act.table, act.row, act.column), act.cells);
        return;
      case 'fillDown': {
        const { row, column } = this.cell(act.table, act.row, act.column);
        const source = this.read(at(act.table), { row, column, rows: 1, columns: 1 })[0]?.[0] ?? '';
        this.put(
          act,
          at(act.table),
          { row: row + 1, column },
          Array.from({ length: act.count }, () => [source]),
        );
        return;
      }
      case 'clear': {
        const { row, column } = this.cell(act.table, act.row, act.column);
        const blank = Array.from({ length: act.rows }, () => Array.from({ length: act.columns }, () => ''));
        this.put(act, at(act.table), { row, column }, blank);
        return;
      }
      case 'copyRow': {
        const { rows, columns } = this.size(act.table);
        const source = this.read(at(act.table), { row: 2 + (act.from % rows), column: 1, rows: 1, columns });
        this.put(act, at(act.table), { row: 2 + (act.to % (rows + 2)), column: 1 }, source);
        return;
      }
      case 'logInteraction':
        this.watch(() => this.log(act.contact), act);
        return;
      case 'undo':
        this.undo(act);
        return;
      default:
        this.done = [];
        this.rearrange(act);
        return;
    }
  }

  private rearrange(
    act: Extract<
      Act,
      { act: 'sort' | 'insertRow' | 'deleteRow' | 'moveRow' | 'moveColumn' | 'renameHeader' | 'addColumn' }
    >,
  ): void {
    const table = at(act.table);
    const { rows, columns } = this.size(act.table);
    const { book } = this.ports;
    switch (act.act) {
      case 'sort':
        book.sort(table.tab, 1 + (act.column % columns), act.ascending);
        return;
      case 'insertRow':
        book.insertRows(table.tab, 2 + (act.row % (rows + 1)));
        return;
      case 'deleteRow':
        book.deleteRow(table.tab, 2 + (act.row % rows));
        return;
      case 'moveRow': {
        const from = 2 + (act.from % rows);
        const [line] = this.read(table, { row: from, column: 1, rows: 1, columns });
        book.deleteRow(table.tab, from);
        const to = 2 + (act.to % rows);
        book.insertRows(table.tab, to);
        book.put(table.tab, to, 1, [line ?? []]);
        return;
      }
      case 'moveColumn':
        book.moveColumn(table.tab, 1 + (act.from % columns), 1 + (act.to % columns));
        return;
      case 'renameHeader': {
        const column = table.columns[act.column % table.columns.length];
        const names = [column?.header ?? '', ...(column?.aliases ?? [])];
        const name = names[act.alias % names.length] ?? '';
        const place = headerOf(this.ports, table).places.get(column?.key ?? '');
        if (place !== undefined && !isTaken(this.ports, table, name, place)) book.put(table.tab, 1, place, [[name]]);
        return;
      }
      case 'addColumn': {
        const place = 1 + (act.at % columns);
        book.insertColumns(table.tab, place);
        const names = ['Couleur', 'Code interne', 'Remarque d’équipe'];
        const name = names.find((candidate) => !isTaken(this.ports, table, candidate, 0));
        if (name !== undefined) book.put(table.tab, 1, place, [[name], ['à nous']]);
      }
    }
  }

  /** A person’s cells go in; Google tells the script, or does not. */
  private put(
    act: Act,
    table: Table,
    { row, column }: { row: number; column: number },
    values: readonly (readonly Cell[])[],
  ): void {
    const area = { row, column, rows: values.length, columns: values[0]?.length ?? 1 };
    this.done.push({ tab: table.tab, area, cells: this.read(table, area) });
    const [[old = ''] = []] = this.read(table, area);
    this.ports.book.put(table.tab, row, column, values);
    const [[typed = ''] = []] = values;
    const single = act.act === 'type' && area.rows * area.columns === 1;
    this.tell(act, {
      tab: table.tab,
      area,
      ...(single && old !== '' ? { oldValue: asTold(old) } : {}),
      ...(single && typed !== '' ? { value: asTold(typed) } : {}),
    });
  }

  private undo(act: Act): void {
    const last = this.done.pop();
    if (!last) return;
    this.ports.book.put(last.tab, last.area.row, last.area.column, last.cells);
    this.tell(act, { tab: last.tab, area: last.area });
  }

  private tell(act: Act, edit: Edit): void {
    if ('seen' in act && act.seen) this.watch(() => void handleEdit(this.ports, edit), act);
  }

  private log(pick: number): void {
    const table = at(0);
    const { rows } = this.size(0);
    const place = headerOf(this.ports, table).places.get('id') ?? 1;
    const contactId = String(
      this.read(table, { row: 2 + (pick % rows), column: place, rows: 1, columns: 1 })[0]?.[0] ?? '',
    );
    logInteraction(this.ports, {
      contactId,
      type: 'Appel',
      result: 'Réponse positive',
      summary: 'Journalisé par le panneau.',
      nextAction: '',
      dueOn: '',
      seen: { nextAction: '', dueOn: '' },
      day: '2026-06-16',
      subject: '',
      opportunityId: '',
      minutes: null,
      document: '',
      duplicate: 'add',
    });
  }

  private size(index: number): { rows: number; columns: number } {
    const { lastRow, lastColumn } = extent(this.ports.book.get(at(index).tab));
    return { rows: Math.max(1, lastRow - 1), columns: lastColumn };
  }

  /** A cell of the table or of the row below it. */
  private cell(index: number, row: number, column: number): { row: number; column: number } {
    const { rows, columns } = this.size(index);
    return { row: 2 + (row % (rows + 1)), column: 1 + (column % columns) };
  }

  private cellOf(index: number, row: number, key: string): { row: number; column: number } {
    return { ...this.cell(index, row, 0), column: headerOf(this.ports, at(index)).places.get(key) ?? 1 };
  }

  private read({ tab }: Table, { row, column, rows, columns }: Area): Cell[][] {
    const { cells } = this.ports.book.get(tab);
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_unused, j) => (cells[row - 1 + i]?.[column - 1 + j] ?? '') as Cell),
    );
  }
}

function at(index: number): Table {
  const found = OPEN_TABLES[index % OPEN_TABLES.length];
  if (!found) throw new Error(`no table ${index}`);
  return found;
}

/** Two columns of one name are one too many: that damage has its own tests. */
function isTaken(ports: MemoryPorts, table: Table, name: string, except: number): boolean {
  const [top = []] = ports.book.rows(table.tab);
  const renamed = top.map((cell, index) => (index === except - 1 ? name : String(cell)));
  if (except === 0) return renamed.includes(name);
  const own = table.columns.find(({ key }) => headerOf(ports, table).places.get(key) === except);
  const clash = table.columns.some(
    (column) => column !== own && [column.header, ...(column.aliases ?? [])].includes(name),
  );
  return clash || renamed.filter((header) => header === name).length > 1;
}

/** Google tells a date as its number of days since 30 December 1899. */
function asTold(cell: Cell): string {
  return cell instanceof Date ? String((cell.getTime() - new Date(1899, 11, 30).getTime()) / 86_400_000) : String(cell);
}
