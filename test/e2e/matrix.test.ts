import { withFolder } from '@agent-canvas/testkit';
import { describe, expect, test } from 'vitest';
import { proveRepository } from '../matrix/prove-repository.ts';
import { matrixRows } from '../matrix/rows.ts';

/** The first rows hold the most pairs; `pnpm test:deep` proves them all. */
const rows = matrixRows().slice(0, 8);

describe.each(rows)('row $id', (row) => {
  test('installs, and passes its own check, tests, evaluation and build', { timeout: 900_000 }, async () => {
    using folder = withFolder('matrix');
    await expect(proveRepository(row, folder.path)).resolves.toBeUndefined();
  });
});
