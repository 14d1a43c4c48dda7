import { dirname, join } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import type { FileSystem } from '../file-system.ts';
import { beside, place, syncFolders } from './apply-run.ts';
import { diskState, isAt, onDisk } from './disk-state.ts';
import { inside, type Journal, type JournalFile } from './journal.ts';
import { markPhase } from './phase.ts';
import { refuseLinks } from './refuse-links.ts';

interface Run {
  readonly root: string;
  /** The journal folder. */
  readonly folder: string;
  readonly journal: Journal;
  readonly fs: FileSystem;
  /** What becomes of a file that somebody edited after the run had written it. */
  readonly edited: 'refuse' | 'leave';
}

/**
 * Takes back what a run did so far: files it made go, others come back from `old/`, and the folders it made go where they are
 * empty. Can be killed and called again. Errors: E_CHANGED_SINCE_RUN, before anything is taken back, where `edited` says so.
 */
export async function takeBack(run: Run): Promise<void> {
  const { root, folder, journal, fs } = run;
  const waiting = new Set(await fs.readdir(join(inside.run(folder), 'new')));
  await refuseLinks({ root, paths: journal.files.map(({ path }) => path), fs });
  const undone: { readonly file: JournalFile; readonly index: number }[] = [];
  const edited: string[] = [];
  for (const [index, file] of journal.files.entries()) {
    const found = await stateOf(run, { file, isWaiting: waiting.has(String(index)) });
    if (found === 'applied') undone.unshift({ file, index });
    if (found === 'edited') edited.push(file.path);
  }
  if (edited.length > 0 && run.edited === 'refuse') throw editedSince(edited);
  await markPhase('aborting', folder, fs);
  if (journal.isAcross) {
    for (const { path } of journal.files) await fs.rm(beside(onDisk(root, path)), { force: true });
  }
  const touched = new Set<string>();
  for (const one of undone.filter(({ file }) => file.after)) await undo(run, one, touched);
  for (const made of [...journal.folders].reverse()) {
    await fs.rmdir(onDisk(root, made)).catch(() => undefined);
    touched.add(dirname(made));
  }
  for (const one of undone.filter(({ file }) => !file.after)) await undo(run, one, touched);
  await syncFolders(root, touched, fs);
}

type State = 'applied' | 'as before' | 'edited';

async function stateOf(
  run: Run,
  { file, isWaiting }: { readonly file: JournalFile; readonly isWaiting: boolean },
): Promise<State> {
  const { root, journal, fs } = run;
  const found = await diskState(onDisk(root, file.path), fs);
  if (file.after && isWaiting) {
    // Across disks, a run that was killed between the rename and the end of its copy has applied the file.
    return journal.isAcross && isAt(found, file.after, file.before) ? 'applied' : 'as before';
  }
  if (isAt(found, file.before, file.after)) return 'as before';
  // A folder that the run made in the place of a file says that the file is gone.
  if (found === 'a folder' && journal.folders.includes(file.path)) return 'applied';
  // An abort that was interrupted has brought back the files of the folder that this one took the place of.
  const isFolderAgain = found === 'a folder' && !file.before;
  if (isFolderAgain && journal.files.some(({ path }) => path.startsWith(`${file.path}/`))) return 'as before';
  return isAt(found, file.after, file.before) ? 'applied' : 'edited';
}

async function undo(
  run: Run,
  { file, index }: { readonly file: JournalFile; readonly index: number },
  touched: Set<string>,
): Promise<void> {
  const { root, folder, journal, fs } = run;
  const path = onDisk(root, file.path);
  touched.add(dirname(file.path));
  if (!file.before) return fs.rm(path, { force: true });
  await fs.mkdir(dirname(path), { recursive: true });
  await place({ from: join(inside.run(folder), 'old', String(index)), to: path, isAcross: journal.isAcross, fs });
}

const editedSince = (paths: readonly string[]): UserError =>
  new UserError({
    code: 'E_CHANGED_SINCE_RUN',
    message: `Edited since the run wrote ${paths.length === 1 ? 'it' : 'them'}: ${paths.join(', ')}`,
    hint: 'Nothing was taken back. Put your edit aside (git stash, or a copy elsewhere), then run the command again.',
  });
