import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prettifyError } from 'zod';
import { type GoldenCase, goldenSet } from './golden-case.ts';

/** Reads every `*.json` of `folder`, sorted by name. Throws with the file and every reason where one cannot be used. */
export async function loadCases(folder: string): Promise<GoldenCase[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const sets = await Promise.all(files.map((file) => loadSet(join(folder, file))));
  const cases = sets.flat();
  const ids = cases.map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0) throw new Error(`cases share an id: ${[...new Set(repeated)].join(', ')}`);
  return cases;
}

async function loadSet(file: string): Promise<GoldenCase[]> {
  const set = goldenSet.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!set.success) throw new Error(`${file}:\n${prettifyError(set.error)}`);
  return set.data.cases;
}
