import type { Tree } from '@agent-canvas/render';
import { parse } from 'yaml';
import type { Expected } from './oracle.ts';

/** What every package has for its tests. */
const forTests = new Set(['@types/node', 'vitest']);

/** What a rendered repository holds, in the oracle's terms; `paths` are those that it is asked about. */
export function summaryOf({ files }: Tree, paths: readonly string[]): Expected {
  const manifests = files.filter(({ path }) => /^((apps|packages)\/[\w-]+\/)?package\.json$/.test(path));
  const folders = manifests.map(({ path }) => path.replace(/\/?package\.json$/, '') || '.');
  const compose = files.find(({ path }) => path === 'compose.yaml');
  return {
    packages: folders.filter((folder) => folder !== '.').sort(),
    dependencies: Object.fromEntries(
      manifests.map(({ content }, index) => [folders[index], thirdParty(String(content), folders[index] === '.')]),
    ),
    services: compose && Object.keys(parse(String(compose.content)).services).sort(),
    files: Object.fromEntries(paths.map((path) => [path, files.some((file) => isAt(file.path, path))])),
  };
}

const isAt = (file: string, path: string): boolean => (path.endsWith('/') ? file.startsWith(path) : file === path);

function thirdParty(manifest: string, isRoot: boolean): string[] {
  const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, Record<string, string> | undefined>;
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, range]) => !range.startsWith('workspace:') && (isRoot || !forTests.has(name)))
    .map(([name]) => name)
    .sort();
}
