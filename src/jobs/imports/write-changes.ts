/** What a decided import writes. */
import { startOfDay } from 'date-fns';
import type { PlannedRow } from '../../crm/imports/plan.ts';
import type { Importable } from '../../crm/imports/read-entries.ts';
import { isBlankValue, type Values } from '../../crm/imports/values.ts';
import { contactLabel } from '../../crm/names.ts';
import { closingDay } from '../../crm/pipeline/settle.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { companies, contacts, history, opportunities } from '../../crm/tables/index.ts';
import type { RowOf } from '../../crm/tables/table.ts';
import { append, type Change, type Fresh, fillBlank, onBehalf, setSystem } from '../../sheet/index.ts';
import { type Decisions, Verdicts } from './decisions.ts';
import type { PreparedImport } from './request.ts';
import { dealOf, stageOf } from './stages.ts';

const TABLES = { contacts, companies, opportunities } as const;

/** Where contacts come from when the file does not say it, by who made the file. */
export type Origin = RowOf<typeof contacts>['source'];

export interface Writing {
  readonly prepared: PreparedImport;
  readonly decisions: Decisions;
  readonly origin: Origin;
}

/** The changes, in the order in which they are to be made; stages that differ are not among them (move-stages.ts). */
export function writeChanges(fresh: Fresh, writing: Writing): Change[] {
  return new Writer(fresh, writing).changes();
}

class Writer {
  private readonly fresh: Fresh;
  private readonly writing: Writing;
  private readonly verdicts: Verdicts;
  /** Identifiers of new rows. */
  private readonly ids = new Map<PlannedRow, string>();

  constructor(fresh: Fresh, writing: Writing) {
    this.fresh = fresh;
    this.writing = writing;
    this.verdicts = new Verdicts(writing.decisions);
  }

  changes(): Change[] {
    const { plan } = this.writing.prepared;
    return [...this.verdicts.companiesOf(plan), ...plan.rows].flatMap((row) =>
      row.standing === null ? this.addRow(row) : this.updateRow(row),
    );
  }

  private idOf(row: PlannedRow): string {
    const known = row.standing?.id ?? this.ids.get(row);
    if (known !== undefined) return known;
    const id = this.fresh.newId(TABLES[row.table]);
    this.ids.set(row, id);
    return id;
  }

  private addRow(row: PlannedRow): Change[] {
    const { values } = row;
    const id = this.idOf(row);
    if (row.table === 'companies') return [append(companies, { ...values, id, addedOn: this.fresh.now })];
    const { settings } = this.writing.prepared;
    const { stageReason } = this.writing.decisions;
    const { stage } = stageOf(row, settings, this.fresh.now, stageReason);
    const team = {
      stage,
      validatedStage: stage,
      assignee: String(values.assignee ?? '') || authorOf(this.fresh.user, settings.team),
    };
    const added = { ...values, id, ...team, ...this.linksOf(row) };
    return [
      row.table === 'contacts'
        ? append(contacts, {
            source: this.writing.origin,
            ...added,
            optedOut: values.optedOut === true,
            addedOn: this.fresh.now,
          })
        : append(opportunities, {
            ...added,
            budgetConfirmed: values.budgetConfirmed === true,
            ...this.dealFacts(row, stage),
          }),
      this.recordStage(row, id, stage),
    ];
  }

  private recordStage({ table, values }: PlannedRow, subjectId: string, to: string): Change {
    const { decisions, prepared } = this.writing;
    return append(history, {
      date: this.fresh.now,
      subject: table === 'contacts' ? 'Contact' : 'Opportunité',
      subjectId,
      to,
      author: this.fresh.user,
      forcedReason: to === prepared.settings.stages[0]?.name ? '' : decisions.stageReason,
      ...(table === 'opportunities' ? { channel: String(values.channel ?? '') } : {}),
    });
  }

  /** The stage of a standing row that has none. */
  private fillStage(row: PlannedRow, id: string): Change[] {
    if (row.table === 'companies' || row.values.stage === undefined) return [];
    const { settings } = this.writing.prepared;
    const { stage } = stageOf(row, settings, this.fresh.now, this.writing.decisions.stageReason);
    const filled =
      row.table === 'contacts'
        ? [fillBlank(contacts, id, { stage }), setSystem(contacts, id, { validatedStage: stage })]
        : [
            fillBlank(opportunities, id, { stage }),
            setSystem(opportunities, id, { validatedStage: stage, stageSince: startOfDay(this.fresh.now) }),
          ];
    return [...filled, this.recordStage(row, id, stage)];
  }

  private dealFacts(row: PlannedRow, stage: string): Partial<RowOf<typeof opportunities>> {
    const { stages } = this.writing.prepared.settings;
    const today = startOfDay(this.fresh.now);
    const deal = dealOf(row, stage, today);
    return {
      stageSince: today,
      createdOn: today,
      closedOn: closingDay(stages, stage, deal, today),
      weightedAmount: weighAmount(deal, stages),
    };
  }

  /** What a row’s names lead to. */
  private linksOf(row: PlannedRow): Values {
    const links: Record<string, string> = {};
    const company = String(this.verdicts.valueOf(row, 'company'));
    if (row.company && this.verdicts.isWith(row)) links.companyId = this.idOf(row.company);
    if (row.table === 'contacts') {
      const name = (key: string) => String(this.verdicts.valueOf(row, key));
      links.label = contactLabel(name('firstName'), name('lastName'), company);
    } else if (row.contact) links.contactId = row.contact.id;
    return links;
  }

  private updateRow(row: PlannedRow): Change[] {
    const table = TABLES[row.table];
    const id = this.idOf(row);
    const { stage: _stage, ...fills } = row.values;
    const taken = this.verdicts.takenOf(row).filter(({ column }) => column.key !== 'stage');
    const changes = this.fillStage(row, id);
    if (Object.keys(fills).length > 0) changes.push(fillBlank(table, id, fills));
    if (taken.length > 0) {
      const pick = (side: 'here' | 'there') =>
        Object.fromEntries(taken.map((conflict) => [conflict.column.key, conflict[side]]));
      changes.push(onBehalf(table, id, pick('there'), pick('here')));
    }
    const touched = new Set([...Object.keys(fills), ...taken.map(({ column }) => column.key)]);
    return [...changes, ...this.systemCells(row, id, touched)];
  }

  /** System cells that follow from those that change. */
  private systemCells(row: PlannedRow, id: string, touched: ReadonlySet<string>): Change[] {
    const { label = '', companyId, contactId } = this.linksOf(row);
    const linked = touched.has('company') && typeof companyId === 'string' ? { companyId } : {};
    if (row.table === 'contacts') {
      const renamed = ['company', 'firstName', 'lastName'].some((key) => touched.has(key));
      return renamed ? [setSystem(contacts, id, { ...linked, label: String(label) })] : [];
    }
    if (row.table === 'companies') return [];
    const weighs = touched.has('amount') || touched.has('probability');
    const { stages } = this.writing.prepared.settings;
    const deal = { ...dealOf(row, String(row.standing?.values.stage ?? ''), this.fresh.now) };
    for (const key of ['amount', 'probability'] as const) {
      const value = this.verdicts.valueOf(row, key);
      if (typeof value === 'number') Object.assign(deal, { [key]: value });
    }
    const met = touched.has('contact') ? { contactId: String(contactId ?? '') } : {};
    const cells = { ...linked, ...met, ...(weighs ? { weightedAmount: weighAmount(deal, stages) } : {}) };
    return Object.keys(cells).length > 0 ? [setSystem(opportunities, id, cells)] : [];
  }
}

/** True when importing a row would change something besides the values in conflict. */
export function completes({ standing, values }: PlannedRow): boolean {
  return standing !== null && Object.values(values).some((value) => !isBlankValue(value));
}

export function tabOf(table: Importable): string {
  return TABLES[table].tab;
}
