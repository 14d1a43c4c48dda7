import type { Repository } from '@agent-canvas/plan';

const source = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const specifier = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/**
 * Finds the source files below a folder that import a package: by the words `from`, `import` and `require`, so that a mention
 * in a comment counts too. Better a dependency kept than one that is missed.
 */
export function createImportFinder(repository: Pick<Repository, 'read' | 'paths'>): Repository['importers'] {
  let found: ReadonlyMap<string, readonly string[]> | undefined;
  return (folder, dependency) => {
    const inside = folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
    found ??= importersByPackage(repository);
    return (found.get(dependency) ?? []).filter((path) => path.startsWith(inside));
  };
}

/** The files that import each package, of the whole repository. */
function importersByPackage({
  read,
  paths,
}: Pick<Repository, 'read' | 'paths'>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const path of paths()) {
    if (!source.test(path)) continue;
    const content = read(path)?.content;
    if (typeof content !== 'string') continue;
    const names = new Set([...content.matchAll(specifier)].map(([, , name = '']) => packageOf(name)));
    for (const name of names) importers.set(name, [...(importers.get(name) ?? []), path]);
  }
  return importers;
}

/** `@scope/name/part` → `@scope/name`. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
