import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { openBudget, readSpending } from '../../../src/jobs/engine/spending.ts';
import { smallCrm } from '../crm-workbook.ts';

/** Two euros a day, as delivered. */
const settings = defaultSettings();

describe('the day’s budget', () => {
  test('is shared by all services and all runs of the day', () => {
    const ports = smallCrm();
    openBudget(ports, settings).spend('claude', 0.5);
    const later = openBudget(ports, settings);
    later.spend('apollo', 0.25);
    expect(later.left()).toBeCloseTo(1.25);
    expect(readSpending(ports)).toEqual({ claude: 0.5, apollo: 0.25 });
  });

  test('is whole again the next day', () => {
    const ports = smallCrm();
    openBudget(ports, settings).spend('claude', 2);
    expect(openBudget(ports, settings).left()).toBe(0);
    ports.clock.sleep(24 * 3_600_000);
    expect(openBudget(ports, settings).left()).toBe(2);
    expect(readSpending(ports)).toEqual({});
  });

  test('never goes below nothing, and a free call leaves no trace', () => {
    const ports = smallCrm();
    const budget = openBudget(ports, settings);
    budget.spend('geo', 0);
    expect(ports.world.store.size).toBe(0);
    budget.spend('claude', 5);
    expect(budget.left()).toBe(0);
  });
});
