interface Manifest {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  exports?: string | Record<string, string>;
  [key: string]: unknown;
}

/**
 * Keeps in a package.json only what is used: a dependency that some file of the template imports stays where an
 * emitted file imports it (a test alone makes it a development dependency); one that no file imports is a tool and
 * stays; `@types/x` follows `x`. An export whose file is not emitted goes too.
 */
export function pruneManifest(
  text: string,
  uses: {
    /** Imported by any file that the template holds, emitted or not. */
    readonly possible: ReadonlySet<string>;
    /** Imported by the emitted files: by sources, and by tests. */
    readonly bySources: ReadonlySet<string>;
    readonly byTests: ReadonlySet<string>;
    /** Paths of the emitted files, from the package's own folder. */
    readonly files: ReadonlySet<string>;
  },
): string {
  const manifest = JSON.parse(text) as Manifest;
  const keeps = (name: string): boolean => {
    const subject = typedPackage(name);
    return !uses.possible.has(subject) || uses.bySources.has(subject) || uses.byTests.has(subject);
  };
  const isForTests = (name: string): boolean => uses.byTests.has(name) && !uses.bySources.has(name);
  const runtime = Object.entries(manifest.dependencies ?? {}).filter(([name]) => keeps(name));
  const development = Object.entries(manifest.devDependencies ?? {}).filter(([name]) => keeps(name));
  setOrDelete(
    manifest,
    'dependencies',
    runtime.filter(([name]) => !isForTests(name)),
  );
  setOrDelete(manifest, 'devDependencies', [...development, ...runtime.filter(([name]) => isForTests(name))]);
  if (typeof manifest.exports === 'object') {
    const there = Object.entries(manifest.exports).filter(([, file]) => uses.files.has(file.replace('./', '')));
    manifest.exports = Object.fromEntries(there);
  }
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
