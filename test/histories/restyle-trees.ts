import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFolder } from '@agent-canvas/testkit';
import type { Snapshot } from './snapshot.ts';

const biome = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules', '.bin', 'biome');

/**
 * The trees with all TypeScript in one style and taken apart at every bracket, comma and semicolon: a formatter keeps some line
 * breaks that it was given, so lines cannot be compared.
 */
export function restyleTrees<T extends Readonly<Record<string, Snapshot>>>(trees: T): T {
  using folder = withFolder('restyle');
  writeFileSync(join(folder.path, 'biome.json'), '{ "formatter": { "lineWidth": 320, "indentStyle": "space" } }\n');
  const sources = Object.entries(trees).flatMap(([name, tree]) =>
    [...tree]
      .filter(([path]) => path.endsWith('.ts'))
      .map(([path, file]) => ({ at: join(folder.path, name, path), file })),
  );
  for (const { at, file } of sources) {
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, file.content);
  }
  try {
    execFileSync(biome, ['format', '--write', '.'], { cwd: folder.path, stdio: 'pipe' });
  } catch {
    // A file with conflict markers does not parse: it stays as it is.
  }
  const restyled = Object.entries(trees).map(([name, tree]) => [
    name,
    new Map(
      [...tree].map(([path, file]) => [
        path,
        path.endsWith('.ts')
          ? { ...file, content: piecesOf(readFileSync(join(folder.path, name, path), 'utf8')) }
          : file,
      ]),
    ),
  ]);
  return Object.fromEntries(restyled) as T;
}

const piecesOf = (text: string): Buffer =>
  Buffer.from(
    text
      .split('\n')
      .flatMap((line) =>
        /^\s*(\/\/|\*|\/\*)/.test(line) ? [line.trim()] : line.replaceAll(/\s+/g, '').split(/[;{}(),[\]]/),
      )
      .filter(Boolean)
      .join('\n'),
  );
