import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // node:sqlite and the wire are quick; two cores are all there is here and in CI.
    maxWorkers: 2,
  },
});
