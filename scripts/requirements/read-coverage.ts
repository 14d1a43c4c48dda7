import { readFileSync } from 'node:fs';
import { builtInPack } from '../../test/built-in-pack.ts';
import type { CoverageInput } from './coverage-page.ts';

/** What the coverage page is written from, read from this repository. */
export async function readCoverage(): Promise<CoverageInput> {
  const read = (path: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../../test/${path}`, import.meta.url), 'utf8'));
  return { pack: await builtInPack(), requirements: read('requirements.json'), dead: read('dead-settings.json') };
}
