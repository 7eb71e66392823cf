import { describe, expect, it } from 'vitest';
import { createChangeLog } from '../../../local/preview/change-log.ts';
import type { Mutation } from '../../../local/preview/protocol.ts';

const write: Mutation = { id: 'sheet.mutation.set-range-values', params: {} };
const insert: Mutation = { id: 'sheet.mutation.insert-row', params: {} };

describe('Changes of several tabs', () => {
  it('are all made when they write cells, in the order they arrive', () => {
    const log = createChangeLog();
    log.add(1, [write]);
    expect(log.accepts(2, 0, [write])).toBe(true);
    expect(log.add(2, [write])).toBe(2);
  });

  it('are refused when another tab moved the cells meanwhile', () => {
    const log = createChangeLog();
    log.add(1, [insert]);
    expect(log.accepts(2, 0, [write])).toBe(false);
    expect(log.accepts(2, 1, [write])).toBe(true);
  });

  it('are refused when they move cells that a script wrote meanwhile', () => {
    const log = createChangeLog();
    log.add('runtime', [write]);
    expect(log.accepts(1, 0, [insert])).toBe(false);
    expect(log.accepts(1, 1, [insert])).toBe(true);
  });

  it('are never held up by the tab’s own earlier changes', () => {
    const log = createChangeLog();
    log.add(1, [insert]);
    log.add(1, [write]);
    expect(log.accepts(1, 0, [insert])).toBe(true);
  });

  it('are refused when they are older than what is remembered', () => {
    const log = createChangeLog();
    for (let count = 0; count < 1100; count += 1) log.add(1, [write]);
    expect(log.accepts(2, 50, [write])).toBe(false);
    expect(log.accepts(2, 1090, [write])).toBe(true);
  });
});
