import { defineConfig } from 'vitest/config';

/** What takes too long for every change: every row of the matrix, installed and run. About two minutes a row. */
export default defineConfig({
  test: { name: 'deep', include: ['test/deep/*.test.ts'], fileParallelism: false },
});
