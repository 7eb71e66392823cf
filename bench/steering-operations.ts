/** What steering asks of Pistil, on a workbook where it is on; in the order in which it is run. */
import {
  actions,
  companies,
  contacts,
  costs,
  criteria,
  followUps,
  history,
  hypotheses,
  interactions,
  objectives,
  opportunities,
  sales,
  settings,
} from '../src/crm/tables/index.ts';
import { floor as dashboardFloor } from '../src/jobs/dashboard/refresh-dashboard.ts';
import { floor as funnelFloor } from '../src/jobs/funnel-tab/refresh-funnel.ts';
import { floor as meetingFloor } from '../src/jobs/meeting/show-meeting.ts';
import { floor as planningFloor } from '../src/jobs/planning/refresh-planning.ts';
import { floor as classFloor } from '../src/jobs/portfolio-tab/classify-clients.ts';
import { floor as portfolioFloor } from '../src/jobs/portfolio-tab/refresh-portfolio.ts';
import { floor as pageFloor } from '../src/jobs/steering/load-steering.ts';
import { floor as steeringFloor } from '../src/jobs/steering/refresh-steering.ts';
import type { Operation } from './operations.ts';
import { ask, call, cellsOf, runStep } from './requests.ts';

/** Tables that every code together is counted from. */
const COUNTED = [contacts, companies, interactions, opportunities, history, sales, costs];
/** Tabs of steering that the dashboard shows. */
const STEERED = [objectives, criteria, sales, costs];
/** The rest of a generated tab is its own: cells of its page and of its hidden rows. */
const DASHBOARD_CELLS = 2_500;
const FUNNEL_CELLS = 3_500;
const PORTFOLIO_CELLS = 2_000;

export const STEERING_OPERATIONS: readonly Operation[] = [
  {
    name: 'refresh steering, all cells new',
    limit: null,
    run: (runtime) => ask(runtime, 'steering.refresh', {}),
    floor: (shape) => ({
      ...steeringFloor,
      read: steeringFloor.read + COUNTED.length,
      cellsRead: cellsOf([settings, objectives, criteria, actions, ...COUNTED], shape),
    }),
  },
  {
    name: 'refresh steering, nothing new',
    limit: null,
    run: (runtime) => ask(runtime, 'steering.refresh', {}),
    floor: (shape) => ({
      propertyGet: steeringFloor.propertyGet,
      lock: steeringFloor.lock,
      read: steeringFloor.read + COUNTED.length,
      cellsRead: cellsOf([settings, objectives, criteria, actions, ...COUNTED], shape),
    }),
  },
  {
    name: 'open the page of steering',
    limit: null,
    run: (runtime) => ask(runtime, 'steering.load', {}),
    floor: (shape) => ({ ...pageFloor, cellsRead: cellsOf([settings, objectives, criteria], shape) }),
  },
  {
    name: 'show the steering meeting',
    limit: null,
    run: (runtime) => ask(runtime, 'meeting.show', {}),
    floor: (shape) => ({
      ...meetingFloor,
      cellsRead: cellsOf([settings, hypotheses, actions, criteria, objectives], shape),
    }),
  },
  {
    name: 'draw the planning',
    limit: null,
    run: (runtime) => call(runtime, 'refreshPlanning', [], 'menu'),
  },
  {
    name: 'draw the planning again',
    limit: null,
    run: (runtime) => call(runtime, 'refreshPlanning', [], 'menu'),
    floor: (shape) => ({ ...planningFloor, cellsRead: cellsOf([settings, actions], shape) }),
  },
  {
    name: 'make the dashboard, steering on',
    limit: 60,
    run: (runtime) => call(runtime, 'refreshDashboard', [], 'menu'),
  },
  {
    name: 'refresh the dashboard, steering on',
    limit: 10,
    beyond: { calls: 14, because: 'VENTES, COUTS, OBJECTIFS and GO_NO_GO are four tabs more, each read once' },
    run: (runtime) => call(runtime, 'refreshDashboard', [], 'menu'),
    floor: (shape) => ({
      ...dashboardFloor,
      read: dashboardFloor.read + STEERED.length,
      cellsRead: cellsOf([settings, contacts, opportunities, followUps, interactions, ...STEERED], shape),
      cellsWritten: DASHBOARD_CELLS,
    }),
  },
  {
    name: 'make the funnel',
    limit: 60,
    run(runtime) {
      // Its formulas would be computed again after each of the next writes.
      runtime.call('dropTab', ['TABLEAU_DE_BORD']);
      return call(runtime, 'refreshFunnel', [], 'menu');
    },
  },
  {
    name: 'refresh the funnel',
    limit: 10,
    run: (runtime) => call(runtime, 'refreshFunnel', [], 'menu'),
    floor: (shape) => ({ ...funnelFloor, cellsRead: cellsOf([settings], shape), cellsWritten: FUNNEL_CELLS }),
  },
  {
    name: 'make the portfolio',
    limit: 60,
    run(runtime) {
      runtime.call('dropTab', ['ENTONNOIR']);
      return call(runtime, 'refreshPortfolio', [], 'menu');
    },
  },
  {
    name: 'refresh the portfolio',
    limit: 10,
    run: (runtime) => call(runtime, 'refreshPortfolio', [], 'menu'),
    floor: (shape) => ({
      ...portfolioFloor,
      // VENTES and COUTS.
      read: portfolioFloor.read + 2,
      cellsRead: cellsOf([settings, companies, opportunities, sales, costs], shape),
      cellsWritten: PORTFOLIO_CELLS,
    }),
  },
  {
    name: 'classify the clients',
    limit: null,
    run(runtime) {
      runtime.call('dropTab', ['PORTEFEUILLE']);
      return runStep(runtime, 'portfolio.classify');
    },
    floor: (shape) => ({
      ...classFloor,
      read: classFloor.read + 1,
      cellsRead: cellsOf([settings, companies, opportunities, sales], shape),
      cellsWritten: 2 * shape.companies,
    }),
  },
];
