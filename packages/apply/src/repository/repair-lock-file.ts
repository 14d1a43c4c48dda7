import { blobId } from '@agent-canvas/check';
import { UserError } from '@agent-canvas/errors';
import { type Change, packBases, renderLock, repairLock, unpackBases } from '@agent-canvas/plan';
import { noGit, toSteps } from '../apply-plan.ts';
import { diskFileSystem, type FileSystem } from '../file-system.ts';
import { findGitFolder } from '../git/find-git-folder.ts';
import { askGit, runGit } from '../git/run-git.ts';
import { refuseInterrupted } from '../journal/interrupted-run.ts';
import { journalFolder } from '../journal/journal-folder.ts';
import { writeRun } from '../journal/write-run.ts';

const lockPath = '.canvas/lock.json';
const basesPath = '.canvas/base.br';

/**
 * Mends a lock that git could not merge: entry by entry from git's stages, with the bases of both sides, and stages the two
 * files, so that the merge or rebase can go on. Nothing else is touched. Errors: E_NO_CONFLICT where git holds no conflict
 * of the lock, those of `repairLock`, E_WRITE.
 */
export async function repairLockFile(
  root: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly fs?: FileSystem },
): Promise<{ readonly paths: readonly string[] }> {
  const { env, fs = diskFileSystem } = options;
  if (!findGitFolder(root)) throw noGit(root);
  const folder = journalFolder(root);
  await refuseInterrupted(folder, fs);
  const stage = async (path: string, number: number): Promise<Buffer | undefined> => {
    const { code, stdout } = await runGit(['cat-file', 'blob', `:${number}:./${path}`], { cwd: root, env });
    return code === 0 ? stdout : undefined;
  };
  const [base, ours, theirs] = await Promise.all([1, 2, 3].map((number) => stage(lockPath, number)));
  if (!ours || !theirs) throw noConflict();
  const lock = repairLock({
    base: base?.toString('utf8'),
    ours: ours.toString('utf8'),
    theirs: theirs.toString('utf8'),
  });
  const bases = await Promise.all([0, 2, 3].map((number) => stage(basesPath, number)));
  const contents = [renderLock(lock), packBases(bases.flatMap(contentsOf))];
  const changes = await Promise.all(
    [lockPath, basesPath].map((path, index) => toChange(path, { content: contents[index] ?? '', root, fs })),
  );
  await writeRun({ root, folder, kind: 'sync', steps: toSteps(changes), env, fs });
  await askGit(['add', '--', lockPath, basesPath], { cwd: root, env });
  return { paths: [lockPath, basesPath] };
}

function contentsOf(bytes: Buffer | undefined): (string | Uint8Array)[] {
  try {
    return bytes ? [...unpackBases(bytes).values()] : [];
  } catch {
    // A base that is lost is found elsewhere, or its file is compared without one.
    return [];
  }
}

async function toChange(
  path: string,
  { content, root, fs }: { readonly content: string | Uint8Array; readonly root: string; readonly fs: FileSystem },
): Promise<Change> {
  const before = await fs.readFile(`${root}/${path}`).catch(() => undefined);
  return {
    path,
    action: before ? 'update' : 'create',
    reason: 'git could not merge it',
    class: 'generated',
    origin: { template: 'engine', settings: [] },
    hash: blobId(content),
    content,
    executable: false,
    ...(before && { before: blobId(before) }),
  };
}

const noConflict = (): UserError =>
  new UserError({
    code: 'E_NO_CONFLICT',
    message: 'git holds no conflict of .canvas/lock.json',
    hint: 'If the lock is broken, bring it back with: git checkout -- .canvas/lock.json',
  });
