import { afterEach, describe, expect, test, vi } from 'vitest';
import { call } from '../../src/sidebar/rpc-client.ts';

/** Google's side of a page, which answers one call as told. */
function google(answer: { value?: unknown; message?: string }) {
  const run = (success: (value: unknown) => void, failure: (error: Error) => void): unknown => ({
    withSuccessHandler: (handler: typeof success) => run(handler, failure),
    withFailureHandler: (handler: typeof failure) => run(success, handler),
    rpc: () => (answer.message === undefined ? success(answer.value) : failure(new Error(answer.message))),
  });
  vi.stubGlobal('google', {
    script: {
      run: run(
        () => {},
        () => {},
      ),
    },
  });
  return call('contacts.search', { query: 'va' });
}

afterEach(() => vi.unstubAllGlobals());

describe('calling the server from a page', () => {
  test('gives what the server answered', async () => {
    const answer = { ok: false, error: { code: 'lock.busy', message: 'Une autre personne écrit.' } };
    expect(await google({ value: answer })).toEqual(answer);
  });

  test.each([
    [
      'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
      'google.account',
    ],
    ['ScriptError: Authorization is required to perform that action.', 'google.account'],
    ['NetworkError: Connection failure due to HTTP 0', 'connection.lost'],
    ['Exceeded maximum execution time', 'connection.slow'],
    ['There are too many scripts running simultaneously for this Google user account.', 'google.busy'],
    ['TypeError: x is undefined', 'connection.unexpected'],
  ])('explains « %s » in French', async (message, code) => {
    expect(await google({ message })).toMatchObject({ ok: false, error: { code } });
  });

  test('says that no answer is no answer', async () => {
    expect(await google({ value: null })).toMatchObject({ ok: false, error: { code: 'connection.empty' } });
  });
});
