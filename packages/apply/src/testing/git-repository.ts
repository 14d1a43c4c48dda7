import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blobId, type Lock, packBases, renderLock } from '@agent-canvas/plan';

/** What a test's repository holds: text, bytes, or text that may be run. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly run: string }>>;

/** git as nobody in particular, with no settings but its own. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.test',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.test',
};

export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: gitEnvironment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A temporary folder that goes away with `using`; in memory where the machine has such a place and thousands of flushes are to come. */
export function temporaryFolder(where: 'on disk' | 'in memory' = 'on disk'): { readonly path: string } & Disposable {
  const base = where === 'in memory' && existsSync('/dev/shm') ? '/dev/shm' : realpathSync(tmpdir());
  const path = mkdtempSync(join(base, 'apply-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    const isPlain = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(file, isPlain ? content : content.run);
    chmodSync(file, isPlain ? 0o644 : 0o755);
  }
}

/** A lock under which the pack `p` 1.0.0 gave these files as they are. */
export function lockOf(files: Files, more: Partial<Lock> = {}): string {
  return renderLock({
    lockVersion: 1,
    packs: { p: { version: '1.0.0', integrity: 'sha512-x' } },
    canvas: '',
    overrides: '',
    answers: {},
    migrations: [],
    added: [],
    ejected: {},
    files: Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        { pack: 'p', class: 'managed', base: blobId(contentOf(content)), mode: '100644' } as const,
      ]),
    ),
    conflicts: {},
    ...more,
  });
}

/** A repository of ours at `root`, with one commit of these files, a canvas, a lock and bases. */
export function createRepository(root: string, files: Files, more: Partial<Lock> = {}): void {
  mkdirSync(root, { recursive: true });
  git(root, 'init', '--quiet', '--template=', '--initial-branch=main');
  writeFiles(root, {
    ...files,
    'canvas.yaml': 'name: x\n',
    '.canvas/lock.json': lockOf(files, more),
    '.canvas/base.br': packBases(Object.values(files).map(contentOf)),
  });
  git(root, 'add', '--all', '--force');
  git(root, 'commit', '--quiet', '--message', 'first');
}

/** Every file and folder below `root` but git's own, each with its mode and content: what "byte for byte" means. */
export function snapshot(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(root.length + 1).startsWith('.git/') && path !== join(root, '.git'))
    .sort();
  return Object.fromEntries(entries.map((path) => [path.slice(root.length + 1), describe(path)]));
}

function describe(path: string): string {
  const stats = lstatSync(path);
  const mode = (stats.mode & 0o777).toString(8);
  return stats.isFile() ? `${mode} ${readFileSync(path).toString('base64')}` : `${mode} folder`;
}

const contentOf = (content: Files[string]): string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array ? content : content.run;
