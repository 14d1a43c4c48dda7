// Writes docs/coverage.md; with --check, fails where it is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coveragePage } from './requirements/coverage-page.ts';
import { readCoverage } from './requirements/read-coverage.ts';

const file = fileURLToPath(new URL('../docs/coverage.md', import.meta.url));
const page = coveragePage(await readCoverage());
if (!process.argv.includes('--check')) {
  writeFileSync(file, page);
} else if (readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/coverage.md is not current: run pnpm coverage\n');
  process.exitCode = 1;
}
