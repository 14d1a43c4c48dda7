import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file below `root` with forward slashes, sorted; `.git` and `node_modules` are left out. */
export function treeOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !/(^|\/)(\.git|node_modules)\//.test(path))
    .sort();
}
