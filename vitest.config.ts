import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', include: ['packages/*/src/**/*.test.ts', 'generators/**/*.test.ts'] } },
      { test: { name: 'templates', include: ['templates/*/files/src/**/*.test.ts', 'templates/*/*.test.ts'] } },
      { test: { name: 'repository', include: ['test/*.test.ts'] } },
    ],
  },
});
