import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './measure.ts';

/** What the benchmark of an update is made of. */
const files = 300;
const changedByPack = 100;
const editedByTeam = 40;

interface PackJson {
  version: string;
  templates: { files: { path: string; body: { text?: string } }[] }[];
}

/**
 * The update of a repository of 300 files of which the pack changed 100 and the team edited 40 of those: with our command
 * line, and with one `git merge-file` for each changed file. Then the checks, and adding a tool.
 */
export function syncCases({ root, work, canvas }: { root: string; work: string; canvas: string }): Case[] {
  const node = process.execPath;
  const before = copyOfCli({ root, to: join(work, 'cli-1'), change: (pack) => keepFiles(pack) });
  const after = copyOfCli({ root, to: join(work, 'cli-2'), change: (pack) => changeFiles(keepFiles(pack)) });
  const repository = join(work, 'repository');
  const args = ['--yes', '--no-install', '--no-git'];
  execFileSync(node, [before, 'create', repository, '--canvas', canvas, ...args], { stdio: 'ignore' });
  const git = (...command: string[]) => execFileSync('git', ['-C', repository, ...command], { stdio: 'ignore' });
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  git('init', '--quiet');
  const changed = changedPaths(repository);
  for (const path of changed.slice(0, editedByTeam)) {
    const text = readFileSync(join(repository, path), 'utf8');
    writeFileSync(join(repository, path), `// Edited by the team.\n${text}`);
  }
  git('add', '--all');
  git(...identity, 'commit', '--quiet', '--message', 'Edited');
  const triples = mergeTriples(repository, changed.slice(0, changedByPack), join(work, 'triples'));
  const reset = (): void => {
    git('checkout', '--quiet', '.');
    git('clean', '--quiet', '--force', '-d');
    rmSync(join(repository, '.git', 'agent-canvas'), { recursive: true, force: true });
  };
  const cwd = repository;
  return [
    {
      name: `sync, ${files} files, ${changedByPack} changed`,
      command: [node, after, 'sync', '--yes', '--no-verify', '--no-install'],
      cwd,
      prepare: reset,
    },
    {
      name: `git merge-file, one process for each of the ${changedByPack}`,
      command: [node, triples],
      cwd: work,
      prepare: reset,
    },
    {
      name: 'sync with nothing to do',
      command: [node, before, 'sync', '--yes', '--no-verify', '--no-install'],
      cwd,
      prepare: reset,
    },
    { name: 'sync --check', command: [node, before, 'sync', '--check'], cwd, prepare: reset },
    { name: 'node .canvas/check.mjs', command: [node, '.canvas/check.mjs'], cwd, prepare: reset },
    {
      name: 'add tool',
      command: [node, before, 'add', 'tool', 'benchmark', '--yes', '--no-install'],
      cwd,
      prepare: reset,
    },
  ];
}

/** A copy of the built command line whose pack is another; returns its program. */
function copyOfCli(request: { root: string; to: string; change: (pack: PackJson) => PackJson }): string {
  const { root, to, change } = request;
  mkdirSync(to, { recursive: true });
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(root, 'packages', 'cli', part), join(to, part), { recursive: true });
  }
  const file = join(to, 'dist', 'pack.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
  return join(to, 'bin', 'agent-canvas.js');
}

const isTest = (path: string): boolean => /\.test\.ts$/.test(path);

/** The pack without its tests: what minimal.yaml emits is then about 300 files. */
function keepFiles(pack: PackJson): PackJson {
  const templates = pack.templates.map((template) => ({
    ...template,
    files: template.files.filter(({ path }) => !isTest(path)),
  }));
  return { ...pack, templates };
}

/** The pack with a line more at the end of its TypeScript files. */
function changeFiles(pack: PackJson): PackJson {
  const [major = '0', minor = '0'] = pack.version.split('.');
  const templates = pack.templates.map((template) => ({
    ...template,
    files: template.files.map((file) =>
      file.path.endsWith('.ts') && file.body.text !== undefined
        ? { ...file, body: { text: `${file.body.text}\n// Changed by the pack.\n` } }
        : file,
    ),
  }));
  return { ...pack, version: `${major}.${Number(minor) + 1}.0`, templates };
}

function changedPaths(repository: string): string[] {
  const listed = execFileSync('git', ['-C', repository, 'ls-files', '--others', '*.ts'], { encoding: 'utf8' });
  return listed.trim().split('\n');
}

/** A program that merges each file by a `git merge-file` of its own. */
function mergeTriples(repository: string, paths: readonly string[], folder: string): string {
  mkdirSync(folder);
  const triples = paths.map((path, index) => {
    const mine = readFileSync(join(repository, path), 'utf8');
    const base = mine.replace('// Edited by the team.\n', '');
    const at = (side: string): string => join(folder, `${index}-${side}`);
    writeFileSync(at('mine'), mine);
    writeFileSync(at('base'), base);
    writeFileSync(at('theirs'), `${base}\n// Changed by the pack.\n`);
    return [at('mine'), at('base'), at('theirs')];
  });
  const program = join(folder, 'merge.mjs');
  writeFileSync(
    program,
    `import { spawnSync } from 'node:child_process';
for (const triple of ${JSON.stringify(triples)}) spawnSync('git', ['merge-file', '-p', ...triple]);
`,
  );
  return program;
}
