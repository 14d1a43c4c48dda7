import { existsSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RawDocument, ReaderOptions, Source } from './source.ts';

const PATTERN = '**/*.{md,txt}';

/**
 * Markdown and text files of a folder, relative to the current one. Until the folder exists, development reads the
 * seeded `knowledge/<name>` instead.
 */
export async function* readFiles(source: Source, { env }: ReaderOptions): AsyncIterable<RawDocument> {
  const folder = folderOf(source, env);
  const paths: string[] = [];
  for await (const path of glob(PATTERN, { cwd: folder })) paths.push(path);
  for (const path of paths.sort()) {
    const file = join(folder, path);
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    yield { uri: path, text, updatedAt: Math.round(mtimeMs) };
  }
}

const folderOf = ({ name, location }: Source, env: NodeJS.ProcessEnv): string => {
  const named = resolve(location);
  if (existsSync(named)) return named;
  const seeded = resolve('knowledge', name);
  if (env.NODE_ENV !== 'production' && existsSync(seeded)) return seeded;
  throw new Error(`the folder ${named} does not exist`);
};
