import type { Repository } from '@agent-canvas/plan';

const source = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const specifier = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/**
 * Tells whether any source file below a folder imports a package: by the words `from`, `import` and `require`, so that a
 * mention in a comment counts too. Better a dependency kept than one that is missed.
 */
export function createImportFinder(repository: Pick<Repository, 'read' | 'paths'>): Repository['isImported'] {
  const found = new Map<string, ReadonlySet<string>>();
  return (folder, dependency) => {
    const inside = folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
    const imports = found.get(inside) ?? importsBelow(inside, repository);
    found.set(inside, imports);
    return imports.has(dependency);
  };
}

function importsBelow(inside: string, { read, paths }: Pick<Repository, 'read' | 'paths'>): ReadonlySet<string> {
  const imports = new Set<string>();
  for (const path of paths()) {
    if (!path.startsWith(inside) || !source.test(path)) continue;
    const content = read(path)?.content;
    if (typeof content !== 'string') continue;
    for (const [, , name = ''] of content.matchAll(specifier)) imports.add(packageOf(name));
  }
  return imports;
}

/** `@scope/name/part` → `@scope/name`. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
