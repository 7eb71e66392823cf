import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../../../local/cli/options.ts';

describe('the command line', () => {
  it('takes options before or after the command', () => {
    const before = readOptions([
      '--empty',
      '--book',
      'b.json',
      '--now',
      '2026-04-08T06:00:00+02:00',
      'call',
      'watchTenders',
    ]);
    const after = readOptions([
      'call',
      'watchTenders',
      '--empty',
      '--book',
      'b.json',
      '--now',
      '2026-04-08T06:00:00+02:00',
    ]);
    expect(before).toEqual(after);
    expect(before).toMatchObject({
      command: 'call',
      args: ['watchTenders'],
      book: 'b.json',
      empty: true,
      json: false,
      now: new Date(Date.UTC(2026, 3, 8, 4)),
    });
  });

  it('keeps a formula and JSON as they are typed', () => {
    expect(readOptions(['eval', '=SCORE_ICP("Collectivité";12400;"";0)']).args).toEqual([
      '=SCORE_ICP("Collectivité";12400;"";0)',
    ]);
    expect(readOptions(['call', 'rpc', '["contacts.search",{"text":"a"}]']).args).toEqual([
      'rpc',
      '["contacts.search",{"text":"a"}]',
    ]);
  });

  it.each([
    [[], 'npm run crm'],
    [['call', 'f', '--service', 'live'], "Unknown option '--service'"],
    [['call', 'f', '--services', 'live'], '--services live is not available yet'],
    [['call', 'f', '--services', 'other'], 'stand-in is the only choice'],
    [['call', 'f', '--now', 'demain'], '--now demain'],
    [['call', 'f', '--book'], '--book'],
  ])('refuses %j in one line', (argv, message) => {
    const read = () => readOptions(argv);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  });
});
