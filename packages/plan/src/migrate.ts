import { renameKey, type Version } from '@agent-canvas/merge';
import type { Migration, MigrationStep } from '@agent-canvas/packs';

/**
 * Runs the steps of migrations on a tree of files, in order: files move, go, or have a key renamed; answers are
 * `migrateAnswers`'s. A file that nothing is done to is the same object as before. Where the new place of a file or key is
 * taken, both stay as they are, also for the steps that follow. Pure; run again, it changes nothing more.
 */
export function migrate(
  tree: ReadonlyMap<string, Version>,
  migrations: readonly Migration[],
): ReadonlyMap<string, Version> {
  const run: Run = { files: new Map(tree), held: new Set(), heldKeys: new Map() };
  for (const { steps } of migrations) for (const step of steps) runStep(run, step);
  return run.files;
}

interface Run {
  readonly files: Map<string, Version>;
  /** Paths that could not move, and what stood in their way. */
  readonly held: Set<string>;
  /** The same of keys, by file. */
  readonly heldKeys: Map<string, string[]>;
}

function runStep(run: Run, step: MigrationStep): void {
  if ('rename' in step) rename(run, step.rename);
  if ('delete' in step) for (const path of pathsIn(run, step.delete)) run.files.delete(path);
  if ('key' in step) renameIn(run, step.key);
}

/** The free paths at or under a path. */
function pathsIn({ files, held }: Run, folder: string): string[] {
  return [...files.keys()].filter((path) => (path === folder || path.startsWith(`${folder}/`)) && !held.has(path));
}

function rename(run: Run, { from, to }: { readonly from: string; readonly to: string }): void {
  for (const path of pathsIn(run, from)) {
    const version = run.files.get(path);
    const target = to + path.slice(from.length);
    const [obstacle] = [...run.files.keys()].filter((other) => stands(other, target));
    if (obstacle !== undefined) {
      run.held.add(path).add(obstacle);
    } else if (version) {
      run.files.delete(path);
      run.files.set(target, version);
    }
  }
}

/** Whether a file keeps another one from its path: it is there, or one would have to be the folder of the other. */
const stands = (other: string, target: string): boolean =>
  other === target || other.startsWith(`${target}/`) || target.startsWith(`${other}/`);

function renameIn(
  { files, held, heldKeys }: Run,
  { file, from, to }: { readonly file: string; readonly from: string; readonly to: string },
): void {
  const version = files.get(file);
  if (!version || held.has(file) || typeof version.content !== 'string') return;
  const taken = heldKeys.get(file) ?? [];
  if (taken.some((key) => isWithin(key, from) || isWithin(from, key))) return;
  const name = to.split('.').at(-1) ?? to;
  const { text, isTaken } = renameKey({ path: file, text: version.content, from, name });
  if (isTaken) heldKeys.set(file, [...taken, from, to]);
  if (text !== version.content) files.set(file, { content: text, executable: version.executable });
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);
