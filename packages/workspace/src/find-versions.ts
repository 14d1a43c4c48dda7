import type { Habits, KnownVersion } from './habits.ts';
import { isSameMajor } from './is-same-major.ts';
import { mostCommon } from './most-common.ts';
import type { Workspace } from './workspace.ts';

/**
 * How the workspace writes the version of each wanted package that it has in the same major: by a catalogue (the unnamed
 * one first), else as most of its packages do. Beside them the packages whose entry in the catalogue is of another major.
 */
export function findVersions(
  workspace: Workspace,
  wanted: Readonly<Record<string, string>>,
): Pick<Habits, 'versions' | 'otherMajors'> {
  const manifests = [workspace.root, ...workspace.packages.map(({ manifest }) => manifest)];
  const otherMajors = Object.entries(wanted)
    .filter(([name, version]) => {
      const range = workspace.catalogs.default?.[name];
      return range !== undefined && !isSameMajor(range, version);
    })
    .map(([name]) => name);
  const found = Object.entries(wanted).flatMap(([name, version]): [string, KnownVersion][] => {
    const known = [...inCatalogs(name, workspace), ...inManifests(name, manifests)];
    const fitting = known.find(({ range }) => isSameMajor(range, version));
    return fitting ? [[name, fitting]] : [];
  });
  return { versions: Object.fromEntries(found), otherMajors };
}

function inCatalogs(name: string, { catalogs }: Workspace): KnownVersion[] {
  return Object.entries(catalogs)
    .sort(([a], [b]) => Number(b === 'default') - Number(a === 'default'))
    .flatMap(([catalog, versions]) => {
      const range = versions[name];
      return range === undefined ? [] : [{ as: catalog === 'default' ? 'catalog:' : `catalog:${catalog}`, range }];
    });
}

function inManifests(name: string, manifests: readonly Workspace['root'][]): KnownVersion[] {
  const ranges = manifests.flatMap(
    ({ dependencies, devDependencies }) => dependencies?.[name] ?? devDependencies?.[name] ?? [],
  );
  const common = mostCommon(ranges.filter((range) => /^[\^~]?\d/.test(range)));
  return common === undefined ? [] : [{ as: common, range: common }];
}
