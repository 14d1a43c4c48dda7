import { dirname, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CancelledError, UserError } from '@agent-canvas/errors';
import { assertInside } from '../assert-inside.ts';
import type { FileSystem } from '../file-system.ts';
import { isAlive } from '../is-alive.ts';
import { changedSince } from './changed-since.ts';
import { type DiskFile, diskState, hasExactName, isAt, onDisk } from './disk-state.ts';
import { findFolders } from './find-folders.ts';
import { type FileState, inside, type Journal } from './journal.ts';
import { refuseClashes } from './refuse-clashes.ts';
import { syncAll } from './sync-all.ts';

/** One file that a run is to change. */
export interface Step {
  readonly path: string;
  /** Git blob id of what must stand there now; undefined: nothing. */
  readonly before: string | undefined;
  /** Undefined: the file is deleted. */
  readonly after:
    | {
        readonly content: string | Uint8Array;
        readonly hash: string;
        readonly executable: boolean;
        /** Exact permission bits; absent: those of the file that is replaced. */
        readonly mode?: number;
      }
    | undefined;
}

export interface RunRequest {
  readonly root: string;
  /** The journal folder; see `journalFolder`. */
  readonly folder: string;
  readonly kind: Journal['kind'];
  readonly steps: readonly Step[];
  readonly fs: FileSystem;
  readonly signal?: AbortSignal | undefined;
  readonly prunes?: readonly string[] | undefined;
  /** Writes more into the folder of the run (its conflict bundles) before it counts. */
  readonly addTo?: (run: string) => Promise<Pick<Journal, 'bundles' | 'index'>>;
}

/** After so many files others get their turn: a signal is heard, a progress line drawn. */
const atOnce = 32;

/**
 * Writes new contents, copies of the old ones and the journal, all on the disk itself before the run counts. Nothing outside
 * of the journal folder changes. Errors: E_PATH_ESCAPE, E_SYMLINK, E_CASE_CLASH, E_CHANGED_SINCE_PLAN, E_WRITE for a read-only
 * file, E_INTERRUPTED and E_BUSY where another run is in the way.
 */
export async function prepareRun(request: RunRequest): Promise<Journal> {
  const { root, folder, kind, fs, signal, prunes } = request;
  const steps = inOrder(request.steps);
  const deleted = new Set(steps.filter(({ after }) => !after).map(({ path }) => path));
  for (const { path } of steps) assertInside(path);
  const folders = await findFolders({ root, steps, fs });
  await refuseClashes({ root, steps, fs });
  const draft = inside.draft(folder, process.pid);
  const isNew = (await fs.mkdir(folder, { recursive: true })) !== undefined;
  await clearDrafts(folder, fs);
  await fs.mkdir(join(draft, 'new'), { recursive: true });
  await fs.mkdir(join(draft, 'old'), { recursive: true });
  const files: Journal['files'][number][] = [];
  const changed: string[] = [];
  const readOnly: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (index % atOnce === 0) await setImmediate();
    if (signal?.aborted) throw new CancelledError();
    const found = await current({ root, step, deleted, fs });
    if (typeof found === 'string' || found?.hash !== step.before) changed.push(step.path);
    else if (isThereAlready(step, found)) continue;
    else if (found && (found.mode & 0o222) === 0) readOnly.push(step.path);
    else files.push(await keep({ draft, index: files.length, step, found, fs }));
  }
  if (changed.length > 0) throw changedSince(changed);
  if (readOnly.length > 0) throw isReadOnly(readOnly);
  const more = await request.addTo?.(draft);
  const [here, there] = [await fs.lstat(draft), await fs.lstat(root)];
  const journal: Journal = {
    version: 1,
    kind,
    pid: process.pid,
    files,
    folders,
    ...(prunes && { prunes }),
    ...(here.dev !== there.dev && { isAcross: true }),
    ...more,
  };
  await fs.writeFile(join(draft, 'journal.json'), JSON.stringify(journal));
  await syncAll(draft, fs);
  await begin({ folder, draft, fs });
  await fs.syncFolder(folder);
  if (isNew) await fs.syncFolder(dirname(folder));
  return journal;
}

/** Deletions first, so that a folder can become a file and a file a folder; then writes; the lock is last. */
function inOrder(steps: readonly Step[]): Step[] {
  const rank = ({ path, after }: Step): number => {
    if (path === '.canvas/lock.json') return 3;
    if (path === '.canvas/base.br') return 2;
    return after ? 1 : 0;
  };
  return [...steps].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

/**
 * What stands at the path of a step. Where the step expects nothing, a namesake in other case counts as nothing, and so does a
 * folder whose files all go in this run.
 */
async function current(request: {
  readonly root: string;
  readonly step: Step;
  readonly deleted: ReadonlySet<string>;
  readonly fs: FileSystem;
}): Promise<DiskFile | string | undefined> {
  const { root, step, deleted, fs } = request;
  const path = onDisk(root, step.path);
  const found = await diskState(path, fs);
  if (found === undefined || step.before !== undefined) return found;
  if (!(await hasExactName(path, fs))) return undefined;
  if (found !== 'a folder') return found;
  const entries = await fs.readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const isLeft = files.some((file) => !deleted.has(relative(root, file).split(sep).join('/')));
  return isLeft || files.length === 0 ? found : undefined;
}

/** Nothing to write: content and right to run are as they shall be. */
function isThereAlready({ after }: Step, found: DiskFile | undefined): boolean {
  if (!after || !found) return !after && !found;
  return found.hash === after.hash && isAt(found, { hash: after.hash, mode: modeOf(after.executable, found) }, found);
}

async function keep(request: {
  readonly draft: string;
  readonly index: number;
  readonly step: Step;
  readonly found: DiskFile | undefined;
  readonly fs: FileSystem;
}): Promise<Journal['files'][number]> {
  const { draft, index, step, found, fs } = request;
  const { path, after } = step;
  if (found) {
    const old = join(draft, 'old', String(index));
    await fs.writeFile(old, found.bytes, { flag: 'wx' });
    await fs.chmod(old, found.mode);
  }
  const before: FileState | undefined = found && { hash: found.hash, mode: found.mode };
  if (!after) return { path, ...(before && { before }) };
  const mode = after.mode ?? modeOf(after.executable, before);
  const file = join(draft, 'new', String(index));
  await fs.writeFile(file, after.content, { mode, flag: 'wx' });
  if (before || after.mode !== undefined) await fs.chmod(file, mode);
  return { path, ...(before && { before }), after: { hash: after.hash, mode } };
}

/** A file keeps who may read and write it; only the right to run it is the pack's. */
function modeOf(isExecutable: boolean, before: FileState | undefined): number {
  if (!before) return isExecutable ? 0o755 : 0o644;
  return (before.mode & 0o666) | (isExecutable ? (before.mode & 0o444) >> 2 : 0);
}

/** The run counts from this rename on. */
async function begin(request: {
  readonly folder: string;
  readonly draft: string;
  readonly fs: FileSystem;
}): Promise<void> {
  const { folder, draft, fs } = request;
  await fs.rename(draft, inside.run(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
    throw new UserError({
      code: 'E_BUSY',
      message: 'Another run began to write to this repository meanwhile',
      hint: 'Wait until it is done, then run the command again. Nothing was changed by this one.',
    });
  });
}

/** Removes what runs that were killed while they prepared left behind. */
async function clearDrafts(folder: string, fs: FileSystem): Promise<void> {
  const stale = (await fs.readdir(folder)).filter((entry) => {
    const pid = /^(?:draft|done)-(\d+)/.exec(entry)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  for (const entry of stale) await fs.rm(join(folder, entry), { recursive: true, force: true });
}

function isReadOnly(paths: readonly string[]): UserError {
  return new UserError({
    code: 'E_WRITE',
    message: `${paths.length === 1 ? 'A file is' : `${paths.length} files are`} read-only: ${paths.join(', ')}`,
    hint: 'Nothing was written. Make them writable, or keep them out of sync with: agent-canvas own PATH --reason TEXT',
  });
}
