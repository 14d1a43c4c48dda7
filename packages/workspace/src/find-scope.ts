import { mostCommon } from './most-common.ts';
import type { Workspace } from './workspace.ts';

/** The npm scope of the workspace's packages: the most common one, else one made of the root's name. */
export function findScope({ packages, root }: Workspace): string {
  const names = packages.map(({ manifest }) => manifest.name ?? '');
  const common = mostCommon(names.flatMap((name) => /^(@[^/]+)\//.exec(name)?.[1] ?? []));
  if (common !== undefined) return common;
  const own = /^(?:(@[^/]+)\/)?(.*)$/.exec(root.name ?? '');
  return own?.[1] ?? `@${own?.[2]?.toLowerCase().replace(/[^a-z0-9._-]+/g, '-') || 'workspace'}`;
}
