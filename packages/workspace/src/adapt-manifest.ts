import { testCommand } from './find-scripts.ts';
import type { Habits } from './habits.ts';
import { isSameMajor } from './is-same-major.ts';
import type { Manifest } from './workspace.ts';

/** Versions of Node that run TypeScript as it stands. */
const engines = { node: '^22.18 || ^24.11 || >=26' };

/** Writes a package's versions, scripts and tools as the workspace writes them. */
export function adaptManifest(text: string, habits: Habits, catalog: Readonly<Record<string, string>>): string {
  const manifest = JSON.parse(text) as Manifest & Record<string, unknown>;
  const { types, lint, test } = habits.scripts;
  const { test: testOfPack, ...ownScripts } = manifest.scripts ?? {};
  const scripts = {
    ...(types && { [types.name]: types.run }),
    ...(lint && { [lint.name]: lint.run }),
    ...(testOfPack && { [test]: testCommand }),
    ...ownScripts,
  };
  const versioned = (
    field: 'dependencies' | 'devDependencies',
    extra: Readonly<Record<string, string>> = {},
  ): object => {
    const entries = Object.entries(manifest[field] ?? {}).map(
      ([name, version]) => [name, versionOf(name, version)] as const,
    );
    const sorted = Object.entries({ ...Object.fromEntries(entries), ...extra }).sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.length > 0 ? { [field]: Object.fromEntries(sorted) } : {};
  };
  function versionOf(name: string, version: string): string {
    return version === 'catalog:' ? referTo(name, catalog[name] ?? '', habits) : version;
  }
  const { dependencies: _, devDependencies: __, ...rest } = manifest;
  const adapted = {
    ...rest,
    engines,
    scripts,
    ...versioned('dependencies'),
    ...versioned('devDependencies', habits.tools),
  };
  return `${JSON.stringify(adapted, null, 2)}\n`;
}

/** How the workspace would write a version: as it does already in the same major, in its catalogue, or exactly. */
function referTo(name: string, version: string, { versions, otherMajors, hasCatalog }: Habits): string {
  const known = versions[name];
  if (known && isSameMajor(known.range, version)) return known.as;
  return hasCatalog && !otherMajors.includes(name) ? 'catalog:' : version;
}
