import { existsSync, globSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
const places = [workspace, ...globSync('templates/*/files/', { cwd: workspace }).map((path) => join(workspace, path))];

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Links what the manifests of a repository on disk name from this workspace, and its own packages to each other: what an
 * install would leave, without one. What this workspace lacks (a dependency that only a team added) stays out.
 */
export function linkInstalled(root: string): void {
  const manifests = globSync(['package.json', '{apps,packages}/*/package.json'], { cwd: root }).map((path) => ({
    at: join(root, dirname(path)),
    manifest: JSON.parse(readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '')) as Manifest,
  }));
  const own = new Map(manifests.map(({ at, manifest }) => [manifest.name ?? '', at]));
  for (const { at, manifest } of manifests) {
    rmSync(join(at, 'node_modules'), { recursive: true, force: true });
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const target = own.get(name) ?? installed(name);
      if (target !== undefined) link(target, join(at, 'node_modules', name));
    }
  }
}

function installed(name: string): string | undefined {
  const found = places.map((place) => join(place, 'node_modules', name)).find(existsSync);
  return found && realpathSync(found);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'dir');
}
