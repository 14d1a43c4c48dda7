import { type Candidate, nearestBase } from './adopt-bases.ts';
import type { LockedFile } from './lock.ts';
import type { Change } from './plan.ts';
import type { RenderedPack } from './plan-adopt.ts';
import type { Repository } from './repository.ts';
import { modeOf, type Theirs } from './side.ts';
import type { Content } from './sync-request.ts';

/** What one path of the pack comes to in a repository that is adopted. */
export interface Adopted {
  readonly path: string;
  readonly locked: LockedFile;
  /** Of the base. */
  readonly content: Content;
  /** The versions that the file may have come from; none where it says nothing about that. */
  readonly versions: readonly string[];
  readonly isAbsent: boolean;
  /** A file of `.canvas` that is not there yet. */
  readonly created?: Change;
  readonly note?: string;
}

export interface AdoptFile {
  readonly path: string;
  /** Newest first. */
  readonly packs: readonly RenderedPack[];
  readonly repository: Repository;
  /** The one unmanaged file with a content, if there is just one. */
  readonly homes: (hash: string) => string | undefined;
}

/** Finds the base of one path; undefined where the repository's file is like no version, or nothing is to be recorded. */
export function adoptFile({ path, packs, repository, homes }: AdoptFile): Adopted | undefined {
  const candidates = packs.flatMap(({ pack, rendered }): (Candidate & { theirs: Theirs })[] => {
    const theirs = rendered.files.get(path);
    return theirs ? [{ ...theirs, theirs, version: pack.version }] : [];
  });
  const newest = packs[0]?.rendered.files.get(path);
  const name = packs[0]?.pack.name ?? '';
  const record = (
    found: Candidate & { theirs: Theirs },
    at?: string,
  ): Pick<Adopted, 'path' | 'locked' | 'content'> => ({
    path,
    content: found.content,
    locked: {
      pack: name,
      class: (newest ?? found.theirs).class,
      base: found.hash,
      mode: modeOf(found.executable),
      ...(at !== undefined && { at }),
      inferred: true,
    },
  });
  const [latest] = candidates;
  if (!latest) return undefined;
  const mine = repository.read(path);
  if (!mine) {
    const moved = candidates.find(({ hash, content }) => content.length > 0 && homes(hash) !== undefined);
    const at = moved && homes(moved.hash);
    if (moved && at !== undefined) {
      const note = `taken for ${path} of ${name} ${moved.version}, which the team moved`;
      return { ...record(moved, at), versions: versionsOf(moved, candidates), isAbsent: false, note };
    }
    if (!newest) return undefined;
    if (path.startsWith('.canvas/')) {
      return { ...record(latest), versions: [], isAbsent: false, created: creation(newest) };
    }
    const note = 'the pack has it and the repository does not: no sync creates it; restore does';
    return { ...record(latest), versions: [], isAbsent: true, note };
  }
  if ((newest ?? latest.theirs).class === 'seeded') {
    return { ...record(latest), versions: [], isAbsent: false };
  }
  const nearest = nearestBase(mine.content, candidates);
  if (!nearest) return undefined;
  const found = candidates.find((candidate) => candidate === nearest.candidate) ?? latest;
  const versions = versionsOf(found, candidates);
  if (nearest.distance === 0) return { ...record(found), versions, isAbsent: false };
  const lines = nearest.distance === 1 ? '1 line differs' : `${nearest.distance} lines differ`;
  const note = `nearest to ${name} ${found.version}: ${lines}`;
  return { ...record(found), versions, isAbsent: false, note };
}

const versionsOf = ({ hash }: Candidate, candidates: readonly Candidate[]): string[] =>
  candidates.filter((candidate) => candidate.hash === hash).map(({ version }) => version);

function creation({ path, content, executable, hash, origin, class: fileClass, reason }: Theirs): Change {
  return { path, action: 'create', reason, class: fileClass, origin, hash, content, executable };
}
