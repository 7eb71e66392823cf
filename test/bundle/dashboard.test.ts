import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellCosts, tellObjectives } from '../../local/demo/steering.ts';
import { tellStory } from '../../local/demo/story.ts';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import {
  companies,
  contacts,
  costs,
  criteria,
  followUps,
  history,
  interactions,
  journal,
  objectives,
  opportunities,
  sales,
  settings,
} from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import { type CellValue, toCell } from '../../src/sheet/cell-values.ts';
import { conversion, type Row } from '../recompute/by-the-book.ts';
import {
  channelByTheBook,
  type Dump,
  forecastByTheBook,
  monthsBefore,
  tilesByTheBook,
  verdictByTheBook,
  workingDays,
} from '../recompute/dashboard-by-the-book.ts';

const TAB = 'TABLEAU_DE_BORD';
/** The last day of a month that is longer than the one before; Easter Monday is six days later. */
const TODAY = new Date(2026, 2, 31);
const PATH = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation', 'Gagné'];

let runtime: Runtime;
let dist: string;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Gives tabs these rows, whatever stood there. */
function fill(...tabs: readonly (readonly [table: Table, rows: Rows])[]): void {
  const contents = tabs.map(([table, rows]) => {
    const lines = rows.map((row) =>
      table.columns.map((column): Cell => {
        const value = row[column.key] as CellValue | undefined;
        return value === undefined || value === null ? '' : toCell(column, value);
      }),
    );
    return [table.tab, [table.columns.map(({ header }) => header), ...lines]] as const;
  });
  runtime.call('fillTabs', [contents]);
}

function settingsWith(steering: 'Oui' | 'Non'): readonly [Table, Rows] {
  const rows = defaultSettingRows().map((row) => (row.name === 'Pilotage' ? { ...row, value: steering } : row));
  return [settings, rows as unknown as Rows];
}

/** Cells of a row, by their letters. */
function cells(row: number, letters: string): Cell[] {
  const line = runtime.book.values(TAB)[row - 1] ?? [];
  return [...letters].map((letter) => line[letter.charCodeAt(0) - 65] ?? '');
}

function dump(): Dump {
  const rows = (table: Table) =>
    runtime.book.sheets().some(({ name }) => name === table.tab) ? runtime.dump(table.tab) : [];
  return {
    deals: rows(opportunities),
    exchanges: rows(interactions),
    sales: rows(sales),
    costs: rows(costs),
    objectives: rows(objectives),
    criteria: rows(criteria),
  };
}

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'pistil-dashboard-'));
  cpSync('dist', dist, { recursive: true });
  // The rows stand in the tabs as after months of work: no edit is played for them.
  appendFileSync(
    join(dist, 'Code.js'),
    `\nfunction fillTabs(tabs) {
      const book = SpreadsheetApp.getActiveSpreadsheet();
      tabs.forEach(([name, rows]) => {
        const sheet = book.getSheetByName(name) || book.insertSheet(name);
        sheet.clearContents();
        const missing = rows[0].length - sheet.getMaxColumns();
        if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
        sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
      });
    }\n`,
  );
  runtime = createRuntime({ dist, now: new Date('2026-03-31T18:20:00+02:00') });
  const empty = [companies, contacts, opportunities, interactions, followUps, history, journal];
  fill(settingsWith('Non'), ...empty.map((table) => [table, []] as const));
  runtime.call('refreshDashboard');
});

afterAll(() => {
  runtime.close();
  rmSync(dist, { recursive: true, force: true });
});

describe('an empty TABLEAU_DE_BORD, computed by the spreadsheet', () => {
  it('has no figure to show, and says what to type', () => {
    for (const column of 'BFJN') expect(cells(5, column)).toEqual(['–']);
    expect(cells(6, 'BFJN')).toEqual([
      'Gagnez une première opportunité',
      'Créez une opportunité',
      'Journalisez un premier RDV',
      'Visible après 10 opportunités closes',
    ]);
    expect(cells(35, 'P')[0]).toContain('Pistil > Pilotage');
    expect(cells(64, 'B')[0]).toBe('Verdict à partir de la première mesure.');
  });

  it('holds no error in any of its cells', () => {
    const texts = runtime.book.values(TAB).flat().map(String);
    expect(texts.filter((text) => text.startsWith('#'))).toEqual([]);
  });

  it('draws four native charts', () => {
    const { charts } = runtime.state().book.extras;
    expect(charts.map(({ type }) => type)).toEqual(['BAR', 'COMBO', 'COLUMN', 'AREA']);
  });
});

const day = (month: number, date: number, hour = 0) => new Date(2026, month - 1, date, hour);

/** Credit notes, a Sunday, the last and the first of months, time paid and unpaid, a channel that nobody knows. */
const DEALS = [
  ['OP-1', 'BOAMP', 'CT-1', 'Gagné', 9_000, 9_000, 2_000, day(3, 31), day(3, 31)],
  ['OP-2', 'LinkedIn', 'CT-2', 'Gagné', 4_000, 4_000, null, day(2, 28), day(2, 28)],
  ['OP-3', 'Bouche à oreille', 'CT-3', 'Perdu', 5_000, 0, null, day(3, 1), day(3, 1)],
  ['OP-4', 'BOAMP', 'CT-4', 'Négociation', 20_000, 15_000, null, day(2, 10), null],
  ['OP-5', 'BOAMP', 'CT-1', 'Lead', 8_000, 400, null, day(4, 30), null],
  ['OP-6', 'LinkedIn', 'CT-2', 'Contacté', 6_000, 1_200, null, day(8, 31), null],
  ['OP-7', 'LinkedIn', 'CT-2', 'Contacté', 6_000, 1_100, null, day(9, 1), null],
  ['OP-8', 'BOAMP', 'CT-4', 'Qualifié', 7_000, 1_050, null, null, null],
].map(([id, channel, contactId, stage, amount, weightedAmount, cost, closesOn, closedOn]) => ({
  id,
  title: id,
  channel,
  contactId,
  stage,
  amount,
  weightedAmount,
  cost,
  closesOn,
  closedOn,
  stageSince: day(1, 5),
}));

const EXCHANGES = [
  ['Visio', 'RDV pris', 'CT-1', 'OP-1', day(3, 1, 9)],
  ['Réunion', '', 'CT-2', 'OP-2', day(3, 31, 17)],
  ['Réunion', 'Sans réponse', 'CT-2', 'OP-2', day(3, 30, 17)],
  ['Appel', 'RDV pris', 'CT-3', '', day(3, 29, 11)],
  ['Visio', 'Réponse positive', 'CT-4', '', day(2, 28, 15)],
  ['Réunion', 'Réponse neutre', 'CT-9', '', day(1, 12, 15)],
].map(([type, result, contactId, opportunityId, date], index) => ({
  id: `IN-${index}`,
  type,
  result,
  contactId,
  opportunityId,
  date,
}));

const SALES = [
  ['OP-1', 9_000, 2_000, day(3, 29)],
  ['OP-1', -1_500, null, day(3, 31)],
  ['OP-2', 4_000, 1_000, day(2, 28)],
  ['OP-2', 500, null, new Date(2025, 2, 31)],
  ['', 750, 100, day(3, 1)],
  ['OP-1', 3_000, null, new Date(2025, 2, 30)],
].map(([opportunityId, amount, cost, date], index) => ({ id: `VE-${index}`, opportunityId, amount, cost, date }));

const COSTS = [
  ['BOAMP', 'Temps', null, 10, day(3, 31)],
  ['BOAMP', 'Temps', 200, 10, day(1, 2)],
  ['LinkedIn', 'Outil', 240, null, new Date(2025, 2, 31)],
  ['LinkedIn', 'Outil', 999, null, new Date(2025, 2, 30)],
  ['', 'Salon', 400, 4, day(2, 14)],
].map(([channel, kind, amount, hours, date], index) => ({ id: `CO-${index}`, channel, kind, amount, hours, date }));

const OBJECTIVES = [
  ['Chiffre d’affaires', 'CA', 'Mois', 10_000, 8_250, 0.825],
  ['RDV', 'RDV', 'Mois', 4, 2, 0.5],
  ['Panier', 'PANIER_MOYEN', 'Mois', 5_000, 5_100, 1.02],
  ['Marge de l’année', 'MARGE', '2026', 60_000, null, null],
].map(([indicator, code, period, target, current, attainment], index) => ({
  id: `OB-${index}`,
  indicator,
  code,
  period,
  target,
  current,
  attainment,
}));

const CRITERIA = [
  ['Devis envoyés', 'DEVIS_ENVOYES', 3, 5, 3, day(4, 14)],
  ['CA engagé (€)', 'CA_ENGAGE', 50_000, null, 41_200, day(4, 14)],
  ['Confiance du maire', '', 4, 5, null, null],
].map(([criterion, code, threshold, ideal, current, dueOn], index) => ({
  id: `GN-${index}`,
  criterion,
  code,
  threshold,
  ideal,
  current,
  dueOn,
}));

describe.each(['a workbook written by hand', 'the demo'] as const)('TABLEAU_DE_BORD of %s', (which) => {
  beforeAll(() => {
    if (which === 'the demo') {
      const story = tellStory(TODAY);
      const weighted = story.opportunities.map((deal, index) => ({
        ...deal,
        weightedAmount: Math.round((deal.amount ?? 0) * (0.1 + (index % 8) / 10)),
      }));
      fill(
        settingsWith('Oui'),
        [contacts, story.contacts],
        [companies, story.companies],
        [opportunities, weighted],
        [interactions, story.interactions],
        [history, story.history],
        [sales, []],
        [costs, tellCosts(TODAY).map((row, index) => ({ ...row, id: `CO-${index}` }))],
        [objectives, tellObjectives().map((row, index) => ({ ...row, id: `OB-${index}` }))],
        [criteria, []],
      );
    } else {
      fill(
        settingsWith('Oui'),
        [opportunities, DEALS],
        [interactions, EXCHANGES],
        [sales, SALES],
        [costs, COSTS],
        [objectives, OBJECTIVES],
        [criteria, CRITERIA],
      );
    }
    runtime.call('refreshDashboard');
  });

  it('shows the four figures and what they are compared to', () => {
    const expected = tilesByTheBook(dump(), TODAY);
    expect(cells(5, 'BFJ')).toEqual([expected.revenue, expected.weighted, expected.meetings]);
    const changes = [expected.revenueChange, expected.meetingsChange];
    cells(5, 'DL').forEach((change, index) => {
      const wanted = changes[index];
      if (typeof wanted === 'number') expect(change).toBeCloseTo(wanted, 9);
      else expect(change).toBe('');
    });
    const ended = dump().deals.filter(({ 'Date clôture': date }) => date instanceof Date).length;
    const [winRate] = cells(5, 'N');
    if (ended < 10) expect(winRate).toBe('–');
    else expect(winRate).toBeCloseTo(expected.winRate ?? Number.NaN, 9);
  });

  it('forecasts six months, with the revenue aimed at in each', () => {
    const months = [80, 81, 82, 83, 84, 85].map((row) => cells(row, 'CD'));
    expect(months.map(([weighted]) => weighted)).toEqual(forecastByTheBook(dump(), TODAY));
    const [target] = dump().objectives.filter(({ Code }) => Code === 'CA');
    expect(new Set(months.map(([, aimed]) => aimed))).toEqual(new Set([target?.['Valeur cible']]));
  });

  it('counts what each channel costs and brings in, and what is left, to the same total', () => {
    const lines = [37, 38, 39, 40, 41, 42].map((row) => cells(row, 'JLNOP')).filter(([name]) => name !== '');
    const total = cells(43, 'LNOP');
    const check = (shown: readonly Cell[], name: string | null) => {
      const { cost, costPerMeeting, revenue, roi } = channelByTheBook(dump(), TODAY, name, 35);
      [cost, costPerMeeting, revenue, roi].forEach((figure, index) => {
        if (typeof figure === 'number') expect(shown[index], `${name} ${index}`).toBeCloseTo(figure, 6);
        else expect(shown[index], `${name} ${index}`).toBe(figure);
      });
    };
    const named = lines.filter(([name]) => name !== 'Autres et sans canal');
    expect(named.length).toBeGreaterThan(3);
    for (const [name, ...figures] of named) check(figures, String(name));
    check(total, null);
    const amounts = (column: number) => lines.map((line) => line[column]).filter((cell) => typeof cell === 'number');
    const add = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
    expect(add(amounts(1))).toBeCloseTo(Number(total[0]), 6);
    expect(add(amounts(3))).toBeCloseTo(Number(total[2]), 6);
  });

  it('holds no error in any of its cells', () => {
    const texts = runtime.book.values(TAB).flat().map(String);
    expect(texts.filter((text) => text.startsWith('#'))).toEqual([]);
  });

  it('keeps the verdict of each criterion and of them all together', () => {
    const rows = [60, 61, 62, 63].map((row) => cells(row, 'BDFGH')).filter(([label]) => label !== '');
    for (const [, actual, threshold, ideal, verdict] of rows) {
      expect(verdict).toBe(verdictByTheBook(actual, threshold, ideal));
    }
    const verdicts = rows.map(([, , , , verdict]) => verdict);
    const [sentence] = cells(64, 'B');
    expect(String(sentence).startsWith('NO-GO')).toBe(verdicts.includes('NO-GO'));
  });

  if (which === 'the demo') {
    it('shows the funnel of HISTORIQUE, and names its leak with last year’s rate', () => {
      const changes = runtime.dump(history.tab).filter(({ Objet }) => Objet === 'Opportunité') as unknown as Row[];
      const rates = PATH.slice(0, -1).map((stage, index) => {
        const { entered, reached } = conversion(changes, stage, PATH[index + 1] ?? '', monthsBefore(TODAY, 12), TODAY);
        expect(cells(24 + index, 'DF')).toEqual([entered, reached]);
        return entered < 10 ? 2 : reached / entered;
      });
      const worst = Math.min(...rates);
      const at = rates.indexOf(worst);
      const before = conversion(
        changes,
        PATH[at] ?? '',
        PATH[at + 1] ?? '',
        new Date(2025, 0, 1),
        new Date(2025, 11, 31),
      );
      const said = `${Math.round(worst * 100)}\u00a0% passent (${Math.round((before.reached / before.entered) * 100)}\u00a0% en 2025)`;
      expect(cells(31, 'B')[0]).toContain(said);
    });
  } else {
    it('sets each objective against the days gone of its own period', () => {
      const march = workingDays(TODAY, []);
      expect(cells(2, 'B')[0]).toContain(`${march.gone}\u00a0jours ouvrés écoulés sur ${march.total}`);
      expect(cells(13, 'BDFGE')).toEqual(['Chiffre d’affaires', 8_250, 10_000, 0.825, '▼']);
      expect(cells(14, 'BDFGE')).toEqual(['RDV', 2, 4, 0.5, '▼']);
      expect(cells(15, 'BDFGE')).toEqual(['Panier', 5_100, 5_000, 1.02, '▲']);
      expect(cells(16, 'BDFGE')).toEqual(['Marge de l’année, 2026', '–', 60_000, '–', '']);
      expect(cells(13, 'H')).toEqual(['█'.repeat(9)]);
      expect(cells(6, 'B')[0]).toBe('Objectif 10\u202f000\u00a0€, atteint à 83\u00a0%');
    });

    it('says what a criterion lacks, and the days left', () => {
      expect(cells(58, 'B')).toEqual(['Go / No-Go, comité du 14\u00a0avril']);
      expect(cells(60, 'H')).toEqual(['GO']);
      expect(cells(62, 'H')).toEqual(['à mesurer']);
      expect(cells(64, 'B')[0]).toBe(
        'NO-GO à ce jour\u00a0: il manque 8\u202f800\u00a0€ (CA engagé), 14 jours restants.',
      );
    });

    it('follows OBJECTIFS when somebody sorts it or changes a target', () => {
      const sorted = [...OBJECTIVES].reverse().map((row) => (row.id === 'OB-1' ? { ...row, target: 8 } : row));
      fill([objectives, sorted]);
      expect(cells(13, 'DF')).toEqual([8_250, 10_000]);
      expect(cells(14, 'DF')).toEqual([2, 8]);
    });
  }
});
