import type { Version } from '@agent-canvas/merge';
import type { Lock } from './lock.ts';
import type { Override } from './override.ts';

/** What a repository holds now. Everything is asked for lazily: a planner asks for the hash of a file long before its content. */
export interface Repository {
  /** Undefined: nothing of ours is here yet. */
  readonly lock: Lock | undefined;
  readonly overrides: readonly Override[];
  /** The file at a path from the root; undefined where no plain file is. */
  read(path: string): Version | undefined;
  /** Git blob id of the bytes on disk; undefined where no plain file is. */
  hash(path: string): string | undefined;
  /** Tracked and untracked files that git does not ignore. */
  paths(): readonly string[];
  /** Source files below the package's folder that import the dependency. */
  importers(packageFolder: string, dependency: string): readonly string[];
  /** What keeps a plain file from being written at `path`: something else stands there, or no folder stands above it. */
  obstacle(path: string): Obstacle | undefined;
}

export interface Obstacle {
  /** The path that stands in the way: `path` itself, or a folder above it. */
  readonly path: string;
  readonly is: 'folder' | 'file' | 'symlink' | 'other';
}
