import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // node:sqlite and the wire are quick; two cores are all there is here and in CI.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rings',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/drivers/**', 'test/window/**', 'test/desktop/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'drivers',
          include: ['test/drivers/**/*.test.ts'],
          globalSetup: ['test/drivers/setup.ts'],
          maxConcurrency: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: ['test/window/**/*.test.ts'],
          globalSetup: ['test/window/build-first.mjs'],
          // A Chromium each: more than two at once only wait for each other.
          maxConcurrency: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          globalSetup: ['test/e2e/build-first.mjs', 'test/window/build-first.mjs'],
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-first.mjs'],
          testTimeout: 180_000,
        },
      },
    ],
  },
});
