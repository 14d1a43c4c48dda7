import { existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '@agent-canvas/render';

const workspace = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes a repository and links what each of its manifests names, and nothing else, from this workspace: what an install
 * would leave, without one. Packages of the repository itself are linked to each other in the same way.
 */
export function writeRow(tree: Tree, folder: string): void {
  for (const { path, content, executable } of tree.files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  const manifests = tree.files.filter(({ path }) => /^((apps|packages)\/[\w-]+\/)?package\.json$/.test(path));
  const parsed = manifests.map(({ path, content, template }) => {
    return { at: dirname(path), template, manifest: JSON.parse(String(content)) as Manifest };
  });
  const own = new Map(parsed.map(({ at, manifest }) => [manifest.name, join(folder, at)]));
  for (const { at, template, manifest } of parsed) {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      link(own.get(name) ?? installed(name, template), join(folder, at, 'node_modules', name));
    }
  }
}

/** Where this workspace has a dependency of a template. */
function installed(name: string, template: string): string {
  const places = [join(workspace, 'templates', template, 'files'), workspace].map((at) =>
    join(at, 'node_modules', name),
  );
  const place = places.find(existsSync);
  if (place === undefined) throw new Error(`${template} names ${name}, which this workspace has not installed`);
  return realpathSync(place);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'dir');
}
