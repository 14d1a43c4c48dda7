import type { ParsedCanvas } from '@agent-canvas/canvas';
import { canvasDigest } from '@agent-canvas/check';
import { InternalError, UserError } from '@agent-canvas/errors';
import type { LoadedPack } from '@agent-canvas/packs';
import { type Adopted, adoptFile } from './adopt-file.ts';
import { baseIds } from './base-ids.ts';
import { compareVersions } from './compare-versions.ts';
import { engineChanges } from './engine-changes.ts';
import { flatAnswers } from './flat-answers.ts';
import { type Lock, lockVersion, sealLock } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Change } from './plan.ts';
import { type Rendered, renderTheirs } from './render-theirs.ts';
import type { Repository } from './repository.ts';
import type { Note, SyncPlan } from './sync-plan.ts';
import type { Content } from './sync-request.ts';

export interface AdoptRequest {
  readonly repository: Repository;
  /** Versions of one pack, in any order; files may stem from each of them. */
  readonly packs: readonly LoadedPack[];
  readonly parsed: ParsedCanvas;
  readonly canvasText: string;
}

/** A pack with all that it would give this repository. */
export interface RenderedPack extends LoadedPack {
  readonly rendered: Rendered;
}

/**
 * Plans that a repository made without us, or without its `.canvas`, comes under sync: for each file the nearest version of
 * the pack becomes the base, marked as inferred. Files that are not there are recorded, so that no sync creates them
 * unasked. Writes `.canvas/` alone, and canvas.yaml where there is none. Errors: E_ALREADY_OURS; E_CANVAS_DIFFERS where
 * another canvas.yaml is there; E_PACK_RENDER where no version can be rendered for the canvas.
 */
export function planAdopt(request: AdoptRequest): SyncPlan {
  const { repository, parsed, canvasText } = request;
  if (repository.lock) {
    throw new UserError({
      code: 'E_ALREADY_OURS',
      message: 'This repository is under sync already: it has a .canvas/lock.json',
      hint: 'Run sync.',
    });
  }
  const notes: Note[] = [];
  const packs = renderAll(request, notes);
  const [newest] = packs;
  if (!newest) throw unrendered(notes);
  const paths = [...new Set(packs.flatMap(({ rendered }) => [...rendered.files.keys()]))].sort();
  const homes = createHomes(repository, new Set(paths));
  const adopted = paths.flatMap((path) => adoptFile({ path, packs, repository, homes }) ?? []);
  const pack = mostLikely(packs, adopted);
  const known = withoutArrivals(adopted, { newest, since: pack.pack.version });
  const lock = lockOf({ adopted: known, pack, newest, parsed, canvasText });
  const created = known.flatMap(({ created }) => created ?? []);
  const contents = new Map<string, Content>(known.map(({ locked, content }) => [locked.base, content]));
  const bases = [...baseIds(lock).keys()].flatMap((id) => contents.get(id) ?? []);
  const engine = engineChanges({ repository, canvasText: newCanvas(request) }, { lock, bases });
  const changes: Change[] = [...created, ...engine].sort((a, b) => (a.path < b.path ? -1 : 1));
  const strange = paths.filter((path) => repository.hash(path) !== undefined && !Object.hasOwn(lock.files, path));
  return {
    name: parsed.canvas.name,
    pack: { name: pack.pack.name, version: pack.pack.version, integrity: pack.integrity },
    templates: pack.rendered.templates,
    changes,
    conflicts: [],
    notes: [
      ...notes,
      ...known.flatMap(({ locked, path, note }) =>
        note === undefined ? [] : [{ path: locked.at ?? path, text: note }],
      ),
      ...strange.map((path) => ({
        path,
        text: 'is like no version of the pack: own it, or the next sync asks what it is to be',
      })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    operations: [],
    isNothing: false,
    lock,
  };
}

/** The text of canvas.yaml to write; empty where it is there. */
function newCanvas({ repository, canvasText }: AdoptRequest): string {
  const here = repository.read('canvas.yaml')?.content;
  if (here === undefined) return canvasText;
  if (here === canvasText) return '';
  throw new UserError({
    code: 'E_CANVAS_DIFFERS',
    message: 'The repository has a canvas.yaml that says something else',
    hint: 'Adopt it with its own canvas.yaml, or move that file away first.',
  });
}

/** Newest first. A version that cannot be rendered for this canvas is left out with a note. */
function renderAll({ packs, parsed }: AdoptRequest, notes: Note[]): RenderedPack[] {
  const sorted = [...packs].sort((a, b) => compareVersions(b.pack.version, a.pack.version));
  return sorted.flatMap((pack) => {
    try {
      return [{ ...pack, rendered: renderTheirs({ pack, parsed, added: [] }) }];
    } catch (error) {
      if (!(error instanceof InternalError)) throw error;
      const { name, version } = pack.pack;
      notes.push({ path: 'canvas.yaml', text: `${name} ${version} cannot be rendered for it: ${error.message}` });
      return [];
    }
  });
}

const unrendered = (notes: readonly Note[]): UserError =>
  new UserError({
    code: 'E_PACK_RENDER',
    message: notes[0]?.text ?? 'There is no pack to compare with',
    hint: 'Name a version of the pack that knows the answers of this canvas.yaml.',
  });

/** The unmanaged files of the repository by content, for files that the team moved. */
function createHomes(repository: Repository, emitted: ReadonlySet<string>): (hash: string) => string | undefined {
  let byHash: Map<string, string[]> | undefined;
  return (hash) => {
    if (!byHash) {
      byHash = new Map();
      for (const path of repository.paths().filter((one) => !emitted.has(one) && !one.startsWith('.canvas/'))) {
        const found = repository.hash(path);
        if (found !== undefined) byHash.set(found, [...(byHash.get(found) ?? []), path]);
      }
    }
    const [path, other] = byHash.get(hash) ?? [];
    return other === undefined ? path : undefined;
  };
}

/** The version that most files are nearest to; of equal ones the newest. */
function mostLikely(packs: readonly RenderedPack[], adopted: readonly Adopted[]): RenderedPack {
  const votes = (version: string) => adopted.filter(({ versions }) => versions.includes(version)).length;
  return packs.reduce((best, pack) => (votes(pack.pack.version) > votes(best.pack.version) ? pack : best));
}

/** Absent files that a migration since the likely version will bring are not recorded: their place has to be free. */
function withoutArrivals(
  adopted: readonly Adopted[],
  { newest, since }: { readonly newest: RenderedPack; readonly since: string },
): Adopted[] {
  const pending = (newest.pack.migrations ?? []).filter(({ version }) => compareVersions(version, since) > 0);
  const present = adopted.filter(({ isAbsent }) => !isAbsent).map(({ path }) => path);
  const tree = new Map(present.map((path) => [path, { content: '', executable: false }]));
  const arrivals = migrate(tree, pending);
  return adopted.filter(({ path, isAbsent }) => !isAbsent || !arrivals.has(path));
}

function lockOf(known: {
  readonly adopted: readonly Adopted[];
  readonly pack: RenderedPack;
  readonly newest: RenderedPack;
  readonly parsed: ParsedCanvas;
  readonly canvasText: string;
}): Lock {
  const { adopted, parsed, canvasText } = known;
  const { pack, integrity } = known.pack;
  const migrations = known.newest.pack.migrations ?? [];
  return sealLock({
    lockVersion,
    packs: { [pack.name]: { version: pack.version, integrity } },
    canvas: canvasDigest(canvasText),
    overrides: '',
    answers: flatAnswers(parsed.answers),
    migrations: migrations.filter(({ version }) => compareVersions(version, pack.version) <= 0).map(({ id }) => id),
    added: [],
    ejected: {},
    files: Object.fromEntries(adopted.map(({ path, locked }) => [path, locked])),
    conflicts: {},
  });
}
