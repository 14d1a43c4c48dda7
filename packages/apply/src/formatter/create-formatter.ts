import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { blobId } from '@agent-canvas/check';
import type { Formatter } from '@agent-canvas/plan';
import { assertInside } from '../assert-inside.ts';
import { runCommand } from '../run-command.ts';
import { type FoundFormatter, findFormatter } from './find-formatter.ts';

/**
 * The team's own formatter (biome or prettier, by its configuration at the root and its package in node_modules): texts are
 * laid into a temporary folder beside that configuration and formatted there at once, so that nothing of the repository is
 * touched. What it does not know or cannot read comes back as it was; so does everything where there is none or it fails, which
 * `onNote` hears. A configuration that is the pack's own needs no run: the pack's files are formatted by it already.
 */
export function createFormatter(
  root: string,
  env: NodeJS.ProcessEnv,
  onNote: (text: string) => void = () => undefined,
): Formatter {
  const found = findFormatter(root);
  if (!found) return unchanged;
  const known = new Map<string, string>();
  const keyOf = ({ path, content }: { path: string; content: string }): string => `${path}\0${blobId(content)}`;
  return async (files) => {
    if (await isPacksOwn(root, found)) return unchanged(files);
    const unknown = files.filter((file) => !known.has(keyOf(file)));
    const results = await formatAll(unknown, { root, env, found, onNote });
    for (const [index, file] of unknown.entries()) known.set(keyOf(file), results[index] ?? file.content);
    return files.map((file) => known.get(keyOf(file)) ?? file.content);
  };
}

const unchanged: Formatter = async (files) => files.map(({ content }) => content);

/** Whether the configuration is, byte for byte, what the pack gave. */
async function isPacksOwn(root: string, { name, config }: FoundFormatter): Promise<boolean> {
  if (name !== 'biome') return false;
  try {
    const { files } = JSON.parse(await readFile(join(root, '.canvas/lock.json'), 'utf8')) as {
      files: Record<string, { base: string } | undefined>;
    };
    const own = config.filter((path) => path.includes('biome'));
    const bytes = await Promise.all(own.map((path) => readFile(join(root, path))));
    return own.every((path, index) => files[path]?.base === blobId(bytes[index] ?? ''));
  } catch {
    return false;
  }
}

type Files = Parameters<Formatter>[0];

/** Texts of one path would overwrite each other, so each of them gets a folder of its own. */
async function formatAll(
  files: Files,
  options: {
    readonly root: string;
    readonly env: NodeJS.ProcessEnv;
    readonly found: FoundFormatter;
    readonly onNote: (text: string) => void;
  },
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const { onNote, found } = options;
  const rounds: number[][] = [];
  const seen = new Map<string, number>();
  for (const [index, { path }] of files.entries()) {
    const round = seen.get(path) ?? 0;
    seen.set(path, round + 1);
    rounds[round] = [...(rounds[round] ?? []), index];
  }
  const results = files.map(({ content }) => content);
  for (const round of rounds) {
    try {
      const formatted = await formatRound(
        round.flatMap((index) => files[index] ?? []),
        options,
      );
      for (const [position, index] of round.entries()) results[index] = formatted[position] ?? results[index] ?? '';
    } catch (error) {
      onNote(`${found.name} could not be run: ${(error as Error).message}`);
    }
  }
  return results;
}

async function formatRound(files: Files, options: Parameters<typeof formatAll>[1]): Promise<readonly string[]> {
  const { root, env, found, onNote } = options;
  const folder = await mkdtemp(join(tmpdir(), 'agent-canvas-format-'));
  try {
    for (const path of found.config) await cp(join(root, path), join(folder, path));
    await symlink(resolve(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const texts = files.filter(({ path }) => !found.config.includes(path));
    for (const { path, content } of texts) {
      assertInside(path);
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const program = resolve(root, found.program);
    // Never the folder as a whole: the link to node_modules leads to the team's own.
    const places = [...new Set(texts.map(({ path }) => `./${path.split('/')[0]}`))];
    const { code, output } = await runCommand([process.execPath, program, ...found.args, ...places], {
      cwd: folder,
      env,
    });
    const results = await Promise.all(
      files.map(({ path, content }) =>
        found.config.includes(path) ? content : readFile(join(folder, path), 'utf8').catch(() => content),
      ),
    );
    const isUseless = code !== 0 && results.every((text, index) => text === files[index]?.content);
    if (isUseless) onNote(`${found.name} formatted nothing: ${output.trim().split('\n').slice(-3).join(' ')}`);
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
