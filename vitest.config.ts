import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', include: ['packages/*/src/**/*.test.ts', 'generators/**/*.test.ts'] } },
      {
        test: {
          name: 'templates',
          include: [
            'templates/*/files/src/**/*.test.ts',
            'templates/*/files/scripts/*.test.ts',
            'templates/*/*.test.ts',
          ],
          // Samples hold every choice at once, and no environment satisfies all of them: emitted repositories run it.
          exclude: ['templates/agent-service/files/src/production-boot.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'repository', include: ['test/*.test.ts'], testTimeout: 120_000 } },
      // Each of these installs and runs a whole repository, so they take turns.
      { test: { name: 'e2e', include: ['test/e2e/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
