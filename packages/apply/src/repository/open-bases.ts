import { isOpen, readAnswers, resolveCanvas } from '@agent-canvas/canvas';
import { blobId } from '@agent-canvas/check';
import { fetchPack, type LoadedPack } from '@agent-canvas/packs';
import { type BaseStore, type Content, type Lock, unpackBases } from '@agent-canvas/plan';
import { renderTree } from '@agent-canvas/render';
import { readBlobs } from '../git/read-blobs.ts';
import type { RepositoryOnDisk } from './read-repository.ts';

export interface BaseOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Gets the pack of a lock's entry; default: `fetchPack` through the user's own npm. */
  readonly findPack?: (wanted: {
    readonly name: string;
    readonly version: string;
    readonly integrity: string;
  }) => Promise<LoadedPack>;
  /** Hears why a base could not be had by rendering an old pack again. */
  readonly onNote?: (text: string) => void;
}

/**
 * Where the content of a base is to be had: `.canvas/base.br`, git's objects, else the old pack (from the cache or the
 * registry) rendered again for the answers of the lock. Each is taken only where its blob id is the one that was asked for.
 */
export function openBases(repository: RepositoryOnDisk, options: BaseOptions): BaseStore {
  const { root, lock, baseBytes } = repository;
  const { env } = options;
  const kept = unpacked(baseBytes);
  let inGit: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
  let rendered: Promise<ReadonlyMap<string, Content>> | undefined;
  return async (id) => {
    const content = kept.get(id);
    if (content !== undefined || !lock) return content;
    const wanted = Object.values(lock.files).map(({ base }) => base);
    inGit ??= readBlobs(
      wanted.filter((base) => !kept.has(base)),
      { root, env },
    );
    const blob = (await inGit).get(id);
    if (blob !== undefined) return blob;
    rendered ??= renderAgain(lock, { root, ...options });
    return (await rendered).get(id);
  };
}

function unpacked(bytes: Uint8Array | undefined): ReadonlyMap<string, Content> {
  try {
    return bytes ? unpackBases(bytes) : new Map();
  } catch {
    // Cut short or merged by git: the bases are to be had elsewhere.
    return new Map();
  }
}

/** Contents by blob id of all that the packs of the lock gave for its answers. */
async function renderAgain(
  lock: Lock,
  { root, env, findPack, onNote }: BaseOptions & { readonly root: string },
): Promise<ReadonlyMap<string, Content>> {
  const find = findPack ?? ((wanted) => fetchPack({ ...wanted, env, cwd: root }));
  const contents = new Map<string, Content>();
  for (const [name, { version, integrity }] of Object.entries(lock.packs)) {
    try {
      const { pack } = await find({ name, version, integrity });
      const answers = readAnswers(JSON.stringify(nested(lock.answers)));
      const facts = { isOpen: (topic: string) => isOpen(answers, topic), added: lock.added };
      for (const { content } of renderTree(pack, resolveCanvas(answers), facts).files)
        contents.set(blobId(content), content);
    } catch (error) {
      onNote?.(`${name} ${version} could not be rendered again: ${(error as Error).message}`);
    }
  }
  return contents;
}

/** `{ 'a.b': 1 }` → `{ a: { b: 1 } }`. */
function nested(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(answers)) {
    const keys = path.split('.');
    const last = keys.pop() ?? path;
    let at = root;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[last] = value;
  }
  return root;
}
