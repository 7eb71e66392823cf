import { describe, expect, test } from 'vitest';
import { weighAmount } from '../../../src/crm/pipeline/weigh-amount.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const { stages } = defaultSettings();

describe('the weighted amount of an opportunity', () => {
  test.each([
    [{ amount: 48_000, probability: null, stage: 'Lead' }, 2_400],
    [{ amount: 48_000, probability: null, stage: 'négociation' }, 36_000],
    [{ amount: 48_000, probability: 0.6, stage: 'Lead' }, 28_800],
    [{ amount: 48_000, probability: 0, stage: 'Négociation' }, 0],
    [{ amount: 333.33, probability: 0.333, stage: 'Lead' }, 111],
    [{ amount: 48_000, probability: null, stage: 'À voir' }, 0],
    [{ amount: null, probability: 0.6, stage: 'Lead' }, null],
  ])('%o makes %s', (opportunity, weighted) => {
    expect(weighAmount(opportunity, stages)).toBe(weighted);
  });
});
