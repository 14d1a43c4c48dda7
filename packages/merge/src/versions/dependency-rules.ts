import type { Settled, TreeRules, ValuePlace } from '../tree/merge-run.ts';
import { type Entry, type Leaf, printNode } from '../tree/tree.ts';
import { mergeVersions } from './merge-versions.ts';

/** The lists of a manifest that name packages. */
export const dependencyLists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Which places of a file hold versions of dependencies, and how a dependency is told there. */
export interface DependencyPlaces {
  /** The dependency whose version stands at a path; `undefined` where none does. */
  dependencyAt(path: readonly string[]): string | undefined;
  readonly isImported: ((dependency: string) => boolean) | undefined;
}

/** Rules for a file with versions: the higher wins, no downgrade, and what the team still imports stays. */
export function dependencyRules({ dependencyAt, isImported }: DependencyPlaces): TreeRules {
  return {
    settle: (place) => (dependencyAt(place.path) === undefined ? undefined : settleVersion(place)),
    keeps: (path) => {
      const dependency = dependencyAt(path);
      if (dependency === undefined || isImported?.(dependency) !== true) return undefined;
      return 'the pack no longer needs it; your code imports it, so it stays.';
    },
  };
}

/** `dependencies.zod` of a package.json, and its own package manager. */
export function manifestDependencyAt(path: readonly string[]): string | undefined {
  const [list = '', name] = path;
  if (path.length === 1) return list === 'packageManager' ? list : undefined;
  return path.length === 2 && dependencyLists.includes(list) ? name : undefined;
}

/** `catalog.zod` and `catalogs.old.zod` of a pnpm-workspace.yaml. */
export function catalogDependencyAt(path: readonly string[]): string | undefined {
  const [list, ...names] = path;
  const depth = list === 'catalog' || list === 'overrides' ? 1 : list === 'catalogs' ? 2 : 0;
  return depth > 0 && names.length === depth ? names.at(-1) : undefined;
}

/** Merges the version at one place; `undefined` where a side holds none. */
export function settleVersion({ base, mine, theirs }: ValuePlace): Settled | undefined {
  const [own, packs] = [specifierOf(mine), specifierOf(theirs)];
  if (own === undefined || packs === undefined) return undefined;
  const before = base && specifierOf(base);
  // `pnpm@12.21.0`: the name is not part of what is compared.
  const name = /^[\w-]+@(?=\d)/.exec(own)?.[0] ?? '';
  if (!packs.startsWith(name) || (before !== undefined && !before.startsWith(name))) return undefined;
  const merged = mergeVersions({
    base: before?.slice(name.length),
    mine: own.slice(name.length),
    theirs: packs.slice(name.length),
  });
  if ('conflict' in merged) return merged;
  const version = name + merged.version;
  const note = merged.note === undefined ? {} : { note: merged.note };
  if (version === own) return { side: 'mine', ...note };
  if (version === packs) return { side: 'theirs' };
  const quote = /^["']/.exec(printNode(mine.value))?.[0] ?? '';
  return { text: quote + version + quote, meaning: JSON.stringify(version) };
}

/** The specifier that an entry holds; numbers of YAML as they are written. */
export function specifierOf({ value }: Entry): string | undefined {
  return value.type === 'leaf' ? textOf(value) : undefined;
}

function textOf({ value }: Leaf): string | undefined {
  if (value.startsWith('"')) return String(JSON.parse(value));
  return /^\d[\d.]*$/.test(value) ? value : undefined;
}
