import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/*/src/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'scripts/*.test.ts'],
    // The embedded database takes seconds to start on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
