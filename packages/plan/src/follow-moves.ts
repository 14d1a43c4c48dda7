import { blobId } from '@agent-canvas/check';
import type { KnownFile } from './known-file.ts';
import type { Repository } from './repository.ts';

const emptyFile = blobId('');

/**
 * Finds files that are gone where exactly one unmanaged file holds what the pack had given: the team moved them. Where
 * only the name is found again, says so as a hint.
 */
export function followMoves(request: {
  readonly files: readonly KnownFile[];
  /** Paths that the pack emits now: a file there is no moved one. */
  readonly emitted: ReadonlySet<string>;
  readonly repository: Repository;
}): KnownFile[] {
  const { files, emitted, repository } = request;
  const gone = files.filter(({ source }) => source === undefined);
  if (gone.length === 0) return [...files];
  const managed = new Set(files.flatMap(({ source }) => (source === undefined ? [] : [source])));
  const endings = new Set(gone.map(({ path }) => endingOf(path)));
  const loose = repository
    .paths()
    .filter((path) => !managed.has(path) && !emitted.has(path) && !isOurs(path) && endings.has(endingOf(path)));
  const byHash = groupBy(loose, (path) => repository.hash(path) ?? '');
  const byName = groupBy(loose, nameOf);
  const wanted = groupBy(gone, ({ base }) => base.hash);
  const namesakes = groupBy(files, ({ path }) => nameOf(path));
  return files.map((file) => {
    if (file.source !== undefined) return file;
    const { hash } = file.base;
    const [place, other] = byHash.get(hash) ?? [];
    if (place !== undefined && other === undefined && wanted.get(hash)?.length === 1 && hash !== emptyFile) {
      const note = `the team moved it from ${file.path}; it is followed there`;
      return { ...file, source: place, target: place, mine: { hash }, disk: hash, notes: [...file.notes, note] };
    }
    const name = nameOf(file.path);
    const [like, ...more] = byName.get(name) ?? [];
    const isSole = like !== undefined && more.length === 0 && namesakes.get(name)?.length === 1;
    return isSole
      ? { ...file, hint: `${like} has its name: if that is the file, bring the change there by hand` }
      : file;
  });
}

const isOurs = (path: string): boolean => path === 'canvas.yaml' || path.startsWith('.canvas/');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Only the last part: tests are moved from `.test.ts` to `.spec.ts`. */
const endingOf = (path: string): string => nameOf(path).split('.').slice(1).at(-1) ?? '';

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
