import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // The machines that run this have two cores, and some tests start programs of their own.
    maxWorkers: 2,
    // Generous: nothing here is a matter of time, and a busy machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One line for CI to count by: see .ci/run.
    outputFile: { json: '.vitest/results.json' },
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
  },
});
