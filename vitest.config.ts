import { defineConfig } from 'vitest/config';

// The manifest's time zone: dates of a sheet are this clock's, here as in Google.
process.env.TZ = 'Europe/Paris';

const BROWSER_TESTS = 'test/**/*.browser.test.{ts,tsx}';
// Two cores shared with a Chromium: what a page shows in milliseconds may take it seconds.
const PATIENCE = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };
const SETUP = { setupFiles: ['test/fixed-seed.ts'] };

// Files of one worker share their modules, which keep nothing of a test: loading them again for each took a minute.
export default defineConfig({
  test: {
    globalSetup: 'test/build/build-once.ts',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...PATIENCE,
          ...SETUP,
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [BROWSER_TESTS],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One Chromium at a time, after everything else: two cores are enough for one.
        test: {
          ...PATIENCE,
          ...SETUP,
          name: 'browser',
          include: [BROWSER_TESTS],
          fileParallelism: false,
          isolate: false,
          // A machine that stalls may break a browser's step once; what fails twice is wrong. Nothing is retried at hand.
          retry: process.env.CI ? 1 : 0,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
