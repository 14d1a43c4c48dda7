import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { prettifyError } from 'zod';
import { acceptanceCase } from './acceptance-case.ts';
import type { GoldenCase } from './golden-case.ts';
import { goldenSet } from './golden-case.ts';

/** A golden file that cannot be used, with every reason. */
export class GoldenError extends Error {
  override readonly name = 'GoldenError';
}

/**
 * Reads every `*.json` of `folder`, sorted by name. The n-th acceptance text becomes the case `<file>-acceptance-<n>`,
 * unless the file has a case of that id, in the words that a user would choose.
 */
export async function loadCases(folder: string): Promise<GoldenCase[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const sets = await Promise.all(files.map((file) => loadSet(join(folder, file))));
  const cases = sets.flat();
  const ids = cases.map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0) throw new GoldenError(`cases share an id: ${[...new Set(repeated)].join(', ')}`);
  if (cases.length === 0) throw new GoldenError(`${folder} holds no case`);
  return cases;
}

async function loadSet(file: string): Promise<GoldenCase[]> {
  const source = await readFile(file, 'utf8');
  const set = goldenSet.safeParse(parseJson(source, file));
  if (!set.success) throw new GoldenError(`${file}:\n${prettifyError(set.error)}`);
  const written = new Set(set.data.cases.map(({ id }) => id));
  const accepted = set.data.acceptance
    .map((text, index) => acceptanceCase(text, `${basename(file, '.json')}-acceptance-${index + 1}`))
    .filter(({ id }) => !written.has(id));
  return [...set.data.cases, ...accepted];
}

function parseJson(source: string, file: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new GoldenError(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
