import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './measure.ts';

/** What the benchmark of an update is made of. */
const wanted = { files: 300, changed: 100, edited: 40 };

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
  const repository = join(work, 'repository');
  const create = (cli: string, at: string): string[] => {
    const args = ['--canvas', canvas, '--yes', '--no-install', '--no-git'];
    execFileSync(node, [cli, 'create', at, ...args], { stdio: 'ignore' });
    return Object.keys((JSON.parse(readFileSync(join(at, '.canvas', 'lock.json'), 'utf8')) as { files: object }).files);
  };
  const all = create(join(root, 'packages', 'cli', 'bin', 'agent-canvas.js'), join(work, 'all'));
  const dropped = new Set(all.filter(isTest).slice(0, Math.max(0, all.length - wanted.files)));
  const keep = (pack: PackJson): PackJson => mapFiles(pack, (files) => files.filter(({ path }) => !dropped.has(path)));
  const before = copyOfCli({ root, to: join(work, 'cli-1'), change: keep });
  const paths = create(before, repository);
  const changed = paths.filter((path) => path.endsWith('.ts') && !isTest(path) && !/config|wiring/.test(path));
  const touched = new Set(changed.slice(0, wanted.changed));
  const after = copyOfCli({ root, to: join(work, 'cli-2'), change: (pack) => changeFiles(keep(pack), touched) });

  const git = (...command: string[]) => execFileSync('git', ['-C', repository, ...command], { stdio: 'ignore' });
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  git('init', '--quiet');
  for (const path of [...touched].slice(0, wanted.edited)) {
    const text = readFileSync(join(repository, path), 'utf8');
    writeFileSync(join(repository, path), `// Edited by the team.\n${text}`);
  }
  git('add', '--all');
  git(...identity, 'commit', '--quiet', '--message', 'Edited');
  const triples = mergeTriples(repository, [...touched], join(work, 'triples'));
  const reset = (): void => {
    git('checkout', '--quiet', '.');
    git('clean', '--quiet', '--force', '-d');
    rmSync(join(repository, '.git', 'agent-canvas'), { recursive: true, force: true });
  };
  const cwd = repository;
  const quietly = ['--yes', '--no-verify', '--no-install'];
  return [
    {
      name: `sync: ${paths.length} files, ${touched.size} changed by the pack, ${wanted.edited} of them by the team`,
      command: [node, after, 'sync', ...quietly],
      cwd,
      prepare: reset,
    },
    { name: `git merge-file, a process for each of the ${touched.size}`, command: [node, triples], cwd: work },
    { name: 'sync with nothing to do', command: [node, before, 'sync', ...quietly], cwd, prepare: reset },
    { name: 'sync --check', command: [node, before, 'sync', '--check'], cwd, prepare: reset },
    { name: 'node .canvas/check.mjs', command: [node, '.canvas/check.mjs'], cwd, prepare: reset },
    {
      name: 'add tool',
      command: [node, before, 'add', 'tool', 'lookup-invoice', ...quietly],
      cwd,
      prepare: reset,
    },
  ];
}

const isTest = (path: string): boolean => /\.test\.ts$/.test(path);

type PackFiles = PackJson['templates'][number]['files'];
const mapFiles = (pack: PackJson, map: (files: PackFiles) => PackFiles): PackJson => ({
  ...pack,
  templates: pack.templates.map((template) => ({ ...template, files: map(template.files) })),
});

/** A copy of the built command line whose pack is another; returns its program. */
function copyOfCli(request: { root: string; to: string; change: (pack: PackJson) => PackJson }): string {
  const { root, to, change } = request;
  mkdirSync(to, { recursive: true });
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(root, 'packages', 'cli', part), join(to, part), { recursive: true });
  }
  const file = join(to, 'dist', 'pack.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  return join(to, 'bin', 'agent-canvas.js');
}

/** The next version of a pack, with a line more at the end of some files. */
function changeFiles(pack: PackJson, touched: ReadonlySet<string>): PackJson {
  const [major = '0', minor = '0'] = pack.version.split('.');
  const changed = mapFiles(pack, (files) =>
    files.map((file) =>
      touched.has(file.path) && file.body.text !== undefined
        ? { ...file, body: { text: `${file.body.text}\n// Changed by the pack.\n` } }
        : file,
    ),
  );
  return { ...changed, version: `${major}.${Number(minor) + 1}.0` };
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
