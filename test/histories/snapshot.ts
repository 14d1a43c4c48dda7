import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@agent-canvas/render';
import type { Team } from './team.ts';

export interface SnapshotFile {
  readonly content: Buffer;
  readonly executable: boolean;
}

/** Files by path. */
export type Snapshot = ReadonlyMap<string, SnapshotFile>;

/** What a repository holds, tracked or not; what git ignores stays out. */
export function snapshotOf(team: Team): Snapshot {
  return new Map(
    team.paths().map((path) => {
      const file = join(team.root, path);
      return [path, { content: readFileSync(file), executable: (statSync(file).mode & 0o100) !== 0 }];
    }),
  );
}

export const snapshotOfTree = (tree: Tree): Snapshot =>
  new Map(tree.files.map(({ path, content, executable }) => [path, { content: Buffer.from(content), executable }]));

export const isSame = (a: SnapshotFile | undefined, b: SnapshotFile | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.content.equals(b.content);
