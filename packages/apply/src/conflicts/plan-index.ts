import type { Conflict, Lock } from '@agent-canvas/plan';
import { askGit } from '../git/run-git.ts';
import type { ConflictRecord } from './conflict-record.ts';

/** What a run does to git's index, so that editors offer their merge view and git refuses to commit what is unresolved. */
export interface IndexChange {
  /** Records for `git update-index -z --index-info`, without their NUL. */
  readonly sets: readonly string[];
  /** Paths from the top of the working tree whose conflict is over: staged as they stand on disk then. */
  readonly stages: readonly string[];
  /** Records that bring back what the index held of all these paths. */
  readonly restores: readonly string[];
}

/**
 * Stages 1, 2 and 3 for every text conflict with markers, and the end of those that are no longer open. Blobs are written to
 * git's objects; the index itself stays as it is. Errors: E_GIT.
 */
export async function planIndex(request: {
  readonly root: string;
  /** From the top of the working tree to `root`: empty, or with a slash at the end. */
  readonly prefix: string;
  readonly conflicts: readonly Conflict[];
  /** Open before this run. */
  readonly earlier: readonly ConflictRecord[];
  readonly lock: Lock | undefined;
  readonly env: NodeJS.ProcessEnv;
}): Promise<IndexChange | undefined> {
  const { root, prefix, conflicts, earlier, lock, env } = request;
  const open = new Set(Object.keys(lock?.conflicts ?? {}).map((path) => lock?.files[path]?.at ?? path));
  const shown = conflicts.filter(({ hasMarkers }) => hasMarkers);
  const over = earlier.filter(({ path, hasMarkers }) => hasMarkers && !open.has(path)).map(({ path }) => path);
  const paths = [...shown.map(({ path }) => path), ...over];
  if (paths.length === 0) return undefined;
  const entries = await readEntries(paths, { root, env });
  const write = async (content: string | Uint8Array, path: string): Promise<string> =>
    (await askGit(['hash-object', '-w', '--stdin', `--path=${path}`], { cwd: root, env, input: content }))
      .toString()
      .trim();
  // A repository that counts in SHA-256 has longer ids.
  const length = [...entries.values()][0]?.[0]?.id.length ?? 40;
  const gone = (path: string): string => `0 ${'0'.repeat(length)}\t${prefix}${path}`;
  const sets: string[] = [];
  for (const { path, base, mine, theirs } of shown) {
    const mode = entries.get(path)?.[0]?.mode ?? '100644';
    const sides = [base, mine, theirs];
    sets.push(gone(path));
    for (const [index, content] of sides.entries()) {
      if (content === undefined) continue;
      sets.push(`${mode} ${await write(content, path)} ${index + 1}\t${prefix}${path}`);
    }
  }
  const stages = over
    .filter((path) => entries.get(path)?.some(({ stage }) => stage !== 0))
    .map((path) => prefix + path);
  const restores = paths.flatMap((path) => [
    gone(path),
    ...(entries.get(path) ?? []).map(({ mode, id, stage }) => `${mode} ${id} ${stage}\t${prefix}${path}`),
  ]);
  return { sets, stages, restores };
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly stage: number;
}

async function readEntries(
  paths: readonly string[],
  { root, env }: { readonly root: string; readonly env: NodeJS.ProcessEnv },
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const listed = await askGit(['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', ...paths], { cwd: root, env });
  const entries = new Map<string, Entry[]>();
  for (const record of listed.toString('utf8').split('\0').filter(Boolean)) {
    const [, mode = '', id = '', stage = '0', path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t([\s\S]+)$/.exec(record) ?? [];
    entries.set(path, [...(entries.get(path) ?? []), { mode, id, stage: Number(stage) }]);
  }
  return entries;
}
