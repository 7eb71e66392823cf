import { describe, expect, it } from 'vitest';
import type { CallKind, ServiceCall } from '../../../../local/runtime/contract.ts';
import { compareWithFloor, estimate } from '../../../../local/runtime/host/cost.ts';

const call = (kind: CallKind, cells = 0, waited = 0): ServiceCall => ({ kind, method: kind, cells, waited });

describe('the cost of a run', () => {
  it('is the weighted sum of its calls and cells', () => {
    const { low, high, calls, cells } = estimate([call('read', 1000), call('write', 100)], 'menu');
    expect(low).toBeCloseTo((170 + 9 + 80 + 5.4) / 1000, 6);
    expect(high).toBeCloseTo((500 + 300 + 12.4 + 200 + 8) / 1000, 6);
    expect({ calls, cells }).toEqual({ calls: 2, cells: 1100 });
  });

  it('adds 0.2 s each time a read has to wait for a write', () => {
    const once = estimate([call('write'), call('write'), call('read'), call('read')], 'menu');
    const twice = estimate([call('write'), call('read'), call('write'), call('read')], 'menu');
    expect([once.turns, twice.turns]).toEqual([1, 2]);
    expect(twice.low - once.low).toBeCloseTo(0.2, 6);
  });

  it('counts a batch of requests once, with its slowest answer, and free calls for nothing', () => {
    const { low, calls, cells } = estimate([call('fetch', 30, 1200), call('free')], 'installed-trigger');
    expect(low).toBeCloseTo(1.7, 6);
    expect({ calls, cells }).toEqual({ calls: 1, cells: 0 });
  });

  it('is one second more from a sidebar', () => {
    expect(estimate([], 'sidebar')).toMatchObject({ low: 1, high: 1, calls: 0 });
  });

  it('is compared with the fewest calls that could do the job', () => {
    const cost = estimate([call('read', 100), call('read', 100), call('write', 10)], 'menu');
    const { floor, ratioLow } = compareWithFloor(cost, { read: 1, write: 1, cellsRead: 200, cellsWritten: 10 }, 'menu');
    expect(floor).toMatchObject({ calls: 2, cells: 210, turns: 0 });
    expect(ratioLow).toBeCloseTo(cost.low / floor.low, 6);
  });
});
