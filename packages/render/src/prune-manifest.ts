interface Manifest {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [key: string]: unknown;
}

/**
 * Keeps in a package.json only what is used: a dependency that some file of the template imports stays where an
 * emitted file imports it (a test alone makes it a development dependency); one that no file imports is a tool and
 * stays; `@types/x` follows `x`.
 */
export function pruneManifest(
  text: string,
  imports: {
    /** Imported by any file that the template holds, emitted or not. */
    readonly possible: ReadonlySet<string>;
    /** Imported by the emitted files: by sources, and by tests. */
    readonly bySources: ReadonlySet<string>;
    readonly byTests: ReadonlySet<string>;
  },
): string {
  const manifest = JSON.parse(text) as Manifest;
  const keeps = (name: string): boolean => {
    const subject = typedPackage(name);
    return !imports.possible.has(subject) || imports.bySources.has(subject) || imports.byTests.has(subject);
  };
  const isForTests = (name: string): boolean => imports.byTests.has(name) && !imports.bySources.has(name);
  const runtime = Object.entries(manifest.dependencies ?? {}).filter(([name]) => keeps(name));
  const development = Object.entries(manifest.devDependencies ?? {}).filter(([name]) => keeps(name));
  setOrDelete(
    manifest,
    'dependencies',
    runtime.filter(([name]) => !isForTests(name)),
  );
  setOrDelete(manifest, 'devDependencies', [...development, ...runtime.filter(([name]) => isForTests(name))]);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function setOrDelete(
  manifest: Manifest,
  field: 'dependencies' | 'devDependencies',
  entries: readonly (readonly [string, string])[],
): void {
  if (entries.length === 0) delete manifest[field];
  else manifest[field] = Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typedPackage(name: string): string {
  if (!name.startsWith('@types/')) return name;
  const subject = name.slice('@types/'.length);
  return subject.includes('__') ? `@${subject.replace('__', '/')}` : subject;
}
