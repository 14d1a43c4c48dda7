import { blobId } from '@agent-canvas/check';
import type { Version } from '@agent-canvas/merge';
import { unpackBases } from '../bases.ts';
import type { Override } from '../override.ts';
import { readLock } from '../read-lock.ts';
import type { Obstacle, Repository } from '../repository.ts';
import type { SyncPlan } from '../sync-plan.ts';
import type { BaseStore } from '../sync-request.ts';

/** A repository in memory: files by path, symlinks by name alone. For tests. */
export interface MemoryRepository extends Repository {
  readonly files: ReadonlyMap<string, Version>;
  /** Bases of its own `.canvas/base.br`. */
  readonly bases: BaseStore;
  /** The repository after a plan; throws where a file is not as it was planned with. */
  after(plan: SyncPlan): MemoryRepository;
  /** The repository after edits: new files by path; undefined deletes. */
  edited(edits: Readonly<Record<string, string | Uint8Array | Version | undefined>>): MemoryRepository;
}

/** What a repository in memory is like besides its files. */
export interface MemoryOptions {
  readonly overrides?: readonly Override[];
  readonly symlinks?: readonly string[];
  /** Paths that git ignores. */
  readonly ignored?: readonly string[];
  /** Packages that a source file imports. */
  readonly imported?: readonly string[];
}

export function memoryRepository(
  files: ReadonlyMap<string, Version> = new Map(),
  options: MemoryOptions = {},
): MemoryRepository {
  const { overrides = [], symlinks = [], ignored = [], imported = [] } = options;
  const lockText = files.get('.canvas/lock.json')?.content;
  const bases = files.get('.canvas/base.br')?.content;
  const packed = bases instanceof Uint8Array ? bases : undefined;
  let contents: ReturnType<typeof unpackBases> | undefined;
  const hashes = new Map<string, string>();
  return {
    files,
    overrides,
    lock: typeof lockText === 'string' ? readLock(lockText) : undefined,
    read: (path) => files.get(path),
    hash: (path) => {
      const content = files.get(path)?.content;
      if (content !== undefined && !hashes.has(path)) hashes.set(path, blobId(content));
      return hashes.get(path);
    },
    paths: () => [...files.keys()].filter((path) => !ignored.includes(path)),
    importers: (_folder, dependency) => [
      ...(imported.includes(dependency) ? ['src/of-the-team.ts'] : []),
      ...[...files].flatMap(([path, { content }]) =>
        typeof content === 'string' && content.includes(`from '${dependency}'`) ? [path] : [],
      ),
    ],
    obstacle: (path) => findObstacle(path, files, symlinks),
    bases(id) {
      contents ??= packed ? unpackBases(packed) : new Map();
      return contents.get(id);
    },
    after: (plan) => memoryRepository(applied(files, plan), options),
    edited(edits) {
      const next = new Map(files);
      for (const [path, edit] of Object.entries(edits)) {
        if (edit === undefined) next.delete(path);
        else next.set(path, toVersion(edit, files.get(path)?.executable ?? false));
      }
      return memoryRepository(next, options);
    },
  };
}

function toVersion(edit: string | Uint8Array | Version, executable: boolean): Version {
  return typeof edit === 'string' || edit instanceof Uint8Array ? { content: edit, executable } : edit;
}

function applied(files: ReadonlyMap<string, Version>, plan: SyncPlan): Map<string, Version> {
  const next = new Map(files);
  for (const { path, action, before } of plan.changes) {
    const content = files.get(path)?.content;
    const hash = content === undefined ? undefined : blobId(content);
    if (hash !== before) throw new Error(`${action} of ${path} was planned for another content`);
    if (action === 'delete') next.delete(path);
  }
  for (const { path, action, content, executable } of plan.changes) {
    if (action !== 'delete' && action !== 'keep') next.set(path, { content, executable });
  }
  return next;
}

function findObstacle(
  path: string,
  files: ReadonlyMap<string, Version>,
  symlinks: readonly string[],
): Obstacle | undefined {
  const steps = path.split('/');
  for (let length = 1; length <= steps.length; length += 1) {
    const part = steps.slice(0, length).join('/');
    if (symlinks.includes(part)) return { path: part, is: 'symlink' };
    if (part !== path && files.has(part)) return { path: part, is: 'file' };
  }
  const isFolder = [...files.keys()].some((other) => other.startsWith(`${path}/`));
  return isFolder ? { path, is: 'folder' } : undefined;
}
