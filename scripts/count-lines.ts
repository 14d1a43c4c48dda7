// Prints how many lines of TypeScript a repository has, by package and kind; with --write, keeps the table in docs/lines.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linesPage } from './lines/lines-page.ts';

const page = await linesPage();
process.stdout.write(page);
if (process.argv.includes('--write')) writeFileSync(fileURLToPath(new URL('../docs/lines.md', import.meta.url)), page);
