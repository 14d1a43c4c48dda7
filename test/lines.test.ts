import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linesPage } from '../scripts/lines/lines-page.ts';

test('docs/lines.md holds the current table (pnpm lines --write)', async () => {
  const page = readFileSync(new URL('../docs/lines.md', import.meta.url), 'utf8');
  expect(page).toBe(await linesPage());
});
