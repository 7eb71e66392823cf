import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import { companies, costs, history, journal, opportunities, sales, settings } from '../../src/crm/tables/index.ts';
import type { Cell } from '../../src/ports.ts';
import { addScript, putRows, type ScriptedBundle } from './scripted-bundle.ts';

/** A year of invented deals, and what was invoiced, in plain figures: nothing of Pistil's rules is used to count them. */
const TODAY = new Date(2026, 5, 16);
const PATH = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation', 'Gagné'];
const CHANNELS = ['BOAMP', 'LinkedIn', 'Site web'];

interface Deal {
  readonly id: string;
  readonly channel: string;
  readonly client: string;
  readonly amount: number;
  /** When each stage of the path was entered; as many as were reached. */
  readonly entered: readonly Date[];
  readonly lostOn: Date | null;
}

const day = (daysAgo: number) => new Date(2026, 5, 16 - daysAgo, 10);
const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

const DEALS: readonly Deal[] = Array.from({ length: 60 }, (_, index) => {
  const begun = 20 + ((index * 37) % 420);
  const reached = 1 + ((index * 5) % 7);
  const step = 3 + (index % 9);
  const entered = Array.from({ length: reached }, (_each, place) => begun - place * step)
    .filter((daysAgo) => daysAgo >= 0)
    .map(day);
  const isLost = entered.length < PATH.length && index % 3 === 0;
  const last = begun - (entered.length - 1) * step;
  return {
    id: `OP-${String(index).padStart(6, '0')}`,
    channel: CHANNELS[index % 3] ?? '',
    client: `EN-${String(index % 11).padStart(6, '0')}`,
    amount: 1_000 + ((index * 733) % 9_000),
    entered,
    lostOn: isLost ? day(Math.max(0, last - 4)) : null,
  };
});

const changes = DEALS.flatMap(({ id, channel, entered, lostOn }) => {
  const common = { subject: 'Opportunité' as const, subjectId: id, channel };
  const moves = entered.map((date, place) => ({ ...common, date, from: PATH[place - 1] ?? '', to: PATH[place] ?? '' }));
  const lost = { ...common, date: lostOn ?? TODAY, from: PATH[entered.length - 1] ?? '', to: 'Perdu' };
  return lostOn === null ? moves : [...moves, lost];
});

const SALES = Array.from({ length: 70 }, (_, index) => ({
  id: `VE-${String(index).padStart(6, '0')}`,
  date: midnight(day((index * 29) % 700)),
  companyId: `EN-${String((index * 3) % 11).padStart(6, '0')}`,
  company: `Commune ${(index * 3) % 11}`,
  category: ['Conseil', 'Formation', 'Mobilier', ''][index % 4] ?? '',
  offer: `Offre ${index % 9}`,
  amount: index % 13 === 5 ? -300 : 400 + ((index * 911) % 6_000),
  cost: index % 2 === 0 ? 200 + (index % 5) * 10 : null,
  opportunityId: DEALS[index % DEALS.length]?.id ?? '',
}));

const COSTS = [
  { id: 'CO-000001', date: midnight(day(30)), channel: 'BOAMP', kind: 'Temps' as const, amount: null, hours: 10 },
  { id: 'CO-000002', date: midnight(day(60)), channel: 'LinkedIn', kind: 'Outil' as const, amount: 240, hours: null },
  { id: 'CO-000003', date: midnight(day(500)), channel: 'LinkedIn', kind: 'Outil' as const, amount: 999, hours: null },
];

let runtime: Runtime;
let bundle: ScriptedBundle;

function figures(tab: string, row: number, columns: string): Cell[] {
  const line = runtime.book.values(tab)[row - 1] ?? [];
  return [...columns].map((letter) => line[letter.charCodeAt(0) - 65] ?? '');
}

beforeAll(() => {
  bundle = addScript(`
    function wearOldLooks(name, versionCell) {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
      sheet.getRange(versionCell).setValue(1);
      sheet.getRange('J60:L64').breakApart();
      sheet.getRange('J60:L61').merge();
      sheet.getRange('Q3:R3').merge();
      const chart = sheet.newChart().setChartType(Charts.ChartType.BAR).addRange(sheet.getRange('B13:C15'));
      sheet.insertChart(chart.setPosition(60, 14, 0, 0).build());
      sheet.insertChart(chart.setPosition(3, 19, 0, 0).build());
      const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(3).setBackground('#ffff00');
      const own = rule.setRanges([sheet.getRange('S1:S9')]).build();
      sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), own]);
    }
    function looksOf(name) {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
      const merges = sheet.getRange('A1:Q103').getMergedRanges().map((range) => range.getA1Notation()).sort();
      const anchors = sheet.getCharts().map((chart) => chart.getContainerInfo().getAnchorRow()).sort((a, b) => a - b);
      const rules = sheet.getConditionalFormatRules().flatMap((rule) => rule.getRanges().map((range) => range.getA1Notation()));
      return { merges, anchors, rules: rules.sort() };
    }
`);
  runtime = createRuntime({ dist: bundle.dist, now: new Date('2026-06-16T09:41:00+02:00') });
  const rows = defaultSettingRows().map((row) => (row.name === 'Pilotage' ? { ...row, value: 'Oui' } : row));
  putRows(runtime, settings, rows);
  putRows(
    runtime,
    companies,
    Array.from({ length: 11 }, (_, index) => ({
      id: `EN-${String(index).padStart(6, '0')}`,
      name: `Commune ${index}`,
      type: index % 2 === 0 ? 'Collectivité' : 'Partenaire',
    })),
  );
  putRows(
    runtime,
    opportunities,
    DEALS.map(({ id, channel, client, amount, entered, lostOn }) => {
      const stage = lostOn === null ? (PATH[entered.length - 1] ?? '') : 'Perdu';
      const since = midnight(lostOn ?? entered[entered.length - 1] ?? TODAY);
      const isClosed = stage === 'Gagné' || stage === 'Perdu';
      return {
        id,
        title: id,
        companyId: client,
        channel,
        amount,
        stage,
        stageSince: since,
        closedOn: isClosed ? since : null,
        validatedStage: stage,
      };
    }),
  );
  putRows(runtime, history, changes);
  putRows(runtime, journal, []);
});

afterAll(() => {
  runtime.close();
  bundle.remove();
});

describe('ENTONNOIR, computed by the spreadsheet', () => {
  /** Entered, passed, cumulated rate, lost, still there: counted deal by deal. */
  function counted(channel: string, from: Date, to: Date) {
    const own = DEALS.filter((deal) => channel === '' || deal.channel === channel);
    const within = (date: Date | undefined) => date !== undefined && midnight(date) >= from && midnight(date) <= to;
    const first = own.filter(({ entered }) => within(entered[0]));
    return PATH.map((_stage, place) => {
      const cohort = own.filter(({ entered }) => within(entered[place]));
      const passed = cohort.filter(({ entered }) => entered.length > place + 1).length;
      const lost = cohort.filter(({ entered, lostOn }) => entered.length === place + 1 && lostOn !== null).length;
      const reached = first.filter(({ entered }) => entered.length > place).length;
      const isLast = place === PATH.length - 1;
      return {
        entered: cohort.length,
        passed: isLast ? '–' : passed,
        cumulated: first.length === 0 ? '–' : reached / first.length,
        lost,
        open: isLast ? '–' : cohort.length - passed - lost,
      };
    });
  }

  function shown() {
    return PATH.map((_stage, place) => {
      const [entered, passed, cumulated, lost, open] = figures('ENTONNOIR', 15 + place, 'DFHKL');
      return { entered, passed, cumulated, lost, open };
    });
  }

  beforeAll(() => {
    runtime.call('refreshFunnel');
  });

  it('counts each stage as a count deal by deal does', () => {
    expect(shown()).toEqual(counted('', new Date(2025, 5, 16), TODAY));
  });

  it('compares every channel over the same period', () => {
    CHANNELS.forEach((channel) => {
      const row =
        38 +
        runtime.book
          .values('ENTONNOIR')
          .slice(37)
          .findIndex((line) => line[1] === channel);
      const expected = counted(channel, new Date(2025, 5, 16), TODAY);
      expect(figures('ENTONNOIR', row, 'DFGHJKL')).toEqual([
        expected[0]?.entered,
        ...expected.slice(1).map(({ cumulated }) => cumulated),
      ]);
    });
  });

  it('names the stage after which most are left, with its figures', () => {
    const candidates = counted('', new Date(2025, 5, 16), TODAY)
      .slice(0, -1)
      .filter(({ entered }) => entered >= 10);
    const rates = candidates.map(({ entered, passed }) => Number(passed) / entered);
    const worst = Math.min(...rates);
    const stage = PATH[rates.indexOf(worst)];
    const [sentence] = figures('ENTONNOIR', 11, 'B');
    expect(sentence).toContain(`après «\u00a0${stage}\u00a0», ${Math.round(worst * 100)}\u00a0% passent`);
  });

  it('says which open deals have stayed beyond the limit of their stage', () => {
    const limits = [30, 14, 21, 30, 30, 30];
    limits.forEach((limit, place) => {
      const open = DEALS.filter(({ entered, lostOn }) => entered.length === place + 1 && lostOn === null);
      const stuck = open.filter(({ entered }) => {
        const since = entered[place];
        return since !== undefined && Math.round((TODAY.getTime() - midnight(since).getTime()) / 86_400_000) > limit;
      });
      expect(figures('ENTONNOIR', 50 + place, 'GH')).toEqual([open.length, stuck.length]);
    });
  });

  it('counts as many entries month by month as in the year', () => {
    const months = runtime.book.values('ENTONNOIR').slice(81, 93);
    const since = new Date(2025, 6, 1);
    const entered = DEALS.filter(({ entered: [first] }) => first !== undefined && first >= since).length;
    expect(months.reduce((sum, line) => sum + Number(line[2]), 0)).toBe(entered);
  });

  it('follows the channel and the period that somebody chooses, without a script', () => {
    runtime.edit('ENTONNOIR!C4', 'LinkedIn');
    runtime.edit('ENTONNOIR!G4', 'L’an dernier');
    expect(shown()).toEqual(counted('LinkedIn', new Date(2025, 0, 1), new Date(2025, 11, 31)));
  });
});

describe('PORTEFEUILLE, computed by the spreadsheet', () => {
  interface Sold {
    readonly date: Date;
    readonly client: string;
    readonly amount: number;
    readonly cost: number | null;
    readonly channel: string;
  }
  const total = (lines: readonly Sold[]) => lines.reduce((sum, { amount }) => sum + amount, 0);
  const between = (lines: readonly Sold[], from: Date, to: Date) =>
    lines.filter(({ date }) => date >= from && date <= to);
  const recent = (lines: readonly Sold[]) => between(lines, new Date(2025, 5, 16), TODAY);

  it('sums the deals won while nobody keeps VENTES', () => {
    runtime.call('refreshPortfolio');
    const won = DEALS.filter(({ entered }) => entered.length === PATH.length).map(
      ({ entered, client, amount, channel }): Sold => ({
        date: midnight(entered[PATH.length - 1] ?? TODAY),
        client,
        amount,
        cost: null,
        channel,
      }),
    );
    expect(figures('PORTEFEUILLE', 5, 'B')).toEqual([total(between(won, new Date(2026, 0, 1), TODAY))]);
    expect(figures('PORTEFEUILLE', 6, 'BF')).toEqual([
      total(between(won, new Date(2025, 0, 1), new Date(2025, 5, 16))),
      recent(won).length,
    ]);
    expect(figures('PORTEFEUILLE', 2, 'B')[0]).toContain('affaires gagnées');
  });

  describe('once VENTES and COUTS are kept', () => {
    const lines: readonly Sold[] = SALES.map(({ date, companyId, amount, cost, opportunityId }) => ({
      date,
      client: companyId,
      amount,
      cost,
      channel: DEALS.find(({ id }) => id === opportunityId)?.channel ?? '',
    }));

    beforeAll(() => {
      putRows(runtime, sales, SALES);
      putRows(runtime, costs, COSTS);
      runtime.call('refreshPortfolio');
    });

    it('compares the year with the same days of the last, credit notes taken off', () => {
      const year = total(between(lines, new Date(2026, 0, 1), TODAY));
      const last = total(between(lines, new Date(2025, 0, 1), new Date(2025, 5, 16)));
      expect(figures('PORTEFEUILLE', 5, 'BD')).toEqual([year, expect.closeTo(year / last - 1, 9)]);
      expect(figures('PORTEFEUILLE', 20, 'LN')).toEqual([last, year]);
    });

    it('gives basket, taux de marque and client value over twelve months', () => {
      const own = recent(lines);
      const purchases = own.filter(({ amount }) => amount > 0);
      const priced = own.filter(({ cost }) => cost !== null);
      const basket = total(own) / purchases.length;
      const rate = (total(priced) - priced.reduce((sum, { cost }) => sum + (cost ?? 0), 0)) / total(priced);
      const buyers = new Set(purchases.map(({ client }) => client)).size;
      const value = basket * (purchases.length / buyers) * 3 * rate;
      const [shownBasket, shownRate, shownValue] = figures('PORTEFEUILLE', 5, 'FJN').map(Number);
      expect(shownBasket).toBeCloseTo(basket, 6);
      expect(shownRate).toBeCloseTo(rate, 9);
      expect(shownValue).toBeCloseTo(value, 4);
    });

    it('breaks the revenue down by category, what has none apart, to the same total', () => {
      const rows = [13, 14, 15, 16].map((row) => figures('PORTEFEUILLE', row, 'JN'));
      expect(rows.map(([name]) => name).sort()).toEqual(['Conseil', 'Formation', 'Mobilier', 'Non précisé']);
      for (const [name, revenue] of rows) {
        const own = SALES.filter(({ category }) => (category || 'Non précisé') === name).filter(
          ({ date }) => date >= new Date(2026, 0, 1) && date <= TODAY,
        );
        expect(revenue).toBe(own.reduce((sum, { amount }) => sum + amount, 0));
      }
    });

    it('sets what a channel’s clients are worth against what they cost, hours included', () => {
      const boamp =
        37 +
        runtime.book
          .values('PORTEFEUILLE')
          .slice(36)
          .findIndex((line) => line[1] === 'BOAMP');
      const first = new Map<string, Sold>();
      for (const sale of lines) {
        const known = first.get(sale.client);
        if (sale.amount > 0 && (known === undefined || sale.date < known.date)) first.set(sale.client, sale);
      }
      const won = recent([...first.values()]).filter(({ channel }) => channel === 'BOAMP').length;
      const revenue = total(recent(lines).filter(({ channel }) => channel === 'BOAMP'));
      expect(figures('PORTEFEUILLE', boamp, 'DFLN')).toEqual([won, revenue, 350, won === 0 ? '–' : 350 / won]);
      expect(figures('PORTEFEUILLE', 45, 'L')).toEqual([590]);
    });

    it('counts in each class what CLASSE_ABC counts over the same columns, and lists its clients', () => {
      const last = SALES.length + 1;
      const classes = (runtime.evaluate(`=CLASSE_ABC(VENTES!B2:B${last};VENTES!E2:E${last})`) as Cell[][]).flat();
      (['A', 'B', 'C'] as const).forEach((abc, index) => {
        const clients = new Set(SALES.filter((_sale, place) => classes[place] === abc).map(({ company }) => company));
        expect(figures('PORTEFEUILLE', 63 + index, 'BD')).toEqual([abc, clients.size]);
        const column = { A: 1, B: 5, C: 9 }[abc];
        const listed = runtime.book
          .values('PORTEFEUILLE')
          .slice(70, 85)
          .map((line) => line[column]);
        expect(new Set(listed.filter((name) => name !== '' && name !== 'Aucun'))).toEqual(clients);
      });
    });

    it('counts in each segment what RFM counts over the same columns', () => {
      const last = SALES.length + 1;
      const table = runtime.evaluate(
        `=RFM(VENTES!B2:B${last};VENTES!A2:A${last};VENTES!E2:E${last};DATE(2026;6;16))`,
      ) as Cell[][];
      const counts = runtime.book
        .values('PORTEFEUILLE')
        .slice(90, 100)
        .map((line) => [line[1], line[3]]);
      for (const [segment, count] of counts) {
        expect(count).toBe(table.filter((line) => line[7] === segment).length);
      }
    });

    it('writes the same classes in ENTREPRISES', () => {
      runtime.call('rpc', ['automations.run', { action: 'portfolio.classify' }], { kind: 'sidebar' });
      const written = runtime.dump('ENTREPRISES').filter((row) => row['Classe ABC'] !== '');
      for (const abc of ['A', 'B', 'C']) {
        const [, count] = figures('PORTEFEUILLE', 63 + ['A', 'B', 'C'].indexOf(abc), 'BD');
        expect(written.filter((row) => row['Classe ABC'] === abc)).toHaveLength(Number(count));
      }
    });
  });

  it('takes the place of an earlier version whole, and leaves the charts and the colour rules of the team', () => {
    const { merges, anchors, rules } = runtime.call('looksOf', ['PORTEFEUILLE']) as {
      merges: string[];
      anchors: number[];
      rules: string[];
    };
    runtime.call('wearOldLooks', ['PORTEFEUILLE', 'F110']);
    runtime.call('refreshPortfolio');
    expect(runtime.call('looksOf', ['PORTEFEUILLE'])).toEqual({
      merges: [...merges, 'Q3:R3'].sort(),
      anchors: [3, ...anchors],
      rules: [...rules, 'S1:S9'].sort(),
    });
  });
});
