import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, type Operation } from '../../bench/operations.ts';
import { measureInstallation, measureOperations, measureSteering, steeredContents } from '../../bench/run.ts';
import { STEERING_OPERATIONS } from '../../bench/steering-operations.ts';
import { makeBenchBundle } from '../../bench/workbook/bundle.ts';
import { writeNotices } from '../../bench/workbook/notices.ts';
import { NOW, openFilled } from '../../bench/workbook/open.ts';
import { rowsOf, type Shape, shapeOf } from '../../bench/workbook/shape.ts';
import { steeredShapeOf } from '../../bench/workbook/steering-rows.ts';
import type { Runtime } from '../../local/runtime/index.ts';

const DIST = 'dist';

/** Up to the last one that has a limit. */
const upToLimits = (operations: readonly Operation[]) =>
  operations.slice(0, operations.findLastIndex(({ limit }) => limit !== null) + 1);
const HELD = [...upToLimits(OPERATIONS), ...upToLimits(STEERING_OPERATIONS)];

describe('the built bundle, in weighted calls', () => {
  const calls = new Map<string, number>();
  const bundle = makeBenchBundle(DIST);
  const notices = writeNotices(300);

  beforeAll(() => {
    const place = { dist: bundle.dist, boampDir: notices.boampDir };
    const { measure, installed } = measureInstallation(place);
    calls.set('install', measure.estimate.calls);
    // Fails when loading the bundle calls any service.
    const count = (runtime: Runtime, shape: Shape, operations: readonly Operation[]) => {
      measureOperations(runtime, shape, () => undefined, operations).forEach(({ estimate }, index) => {
        calls.set(operations[index]?.name ?? '', estimate.calls);
      });
      runtime.close();
    };
    const shape = shapeOf(40);
    count(openFilled(place, installed, rowsOf(shape, NOW)), shape, upToLimits(OPERATIONS));
    const steered = steeredShapeOf(20);
    const steering = measureSteering(place, installed);
    count(openFilled(place, steering.installed, steeredContents(steered)), steered, upToLimits(STEERING_OPERATIONS));
  }, 240_000);

  afterAll(() => {
    bundle.remove();
    notices.remove();
  });

  it('weighs less than 1,000 KB, beyond the goal of 400 (docs/decisions/0027)', () => {
    expect(readFileSync(`${DIST}/Code.js`).byteLength).toBeLessThan(1000 * 1024);
  });

  const within = HELD.flatMap(({ name, limit, beyond }) => (limit === null || beyond ? [] : [[name, limit] as const]));
  const above = HELD.flatMap(({ name, beyond }) => (beyond ? [[name, beyond.calls] as const] : []));

  it.each(within)('%s: %i at most', (name, limit) => {
    expect(calls.get(name)).toBeLessThanOrEqual(limit);
  });

  it.each(above)('%s: %i, above its goal, and no further', (name, known) => {
    expect(calls.get(name)).toBeLessThanOrEqual(known);
  });
});
