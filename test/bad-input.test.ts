import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, freePort, run, treeOf } from '@agent-canvas/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../packages/cli/bin/agent-canvas.js', import.meta.url));

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'bad-input-'));
  env = cleanEnvironment({ home: mkdtempSync(join(realpathSync(tmpdir()), 'home-')) });
});
afterEach(() => {
  for (const made of [folder, env.HOME ?? folder]) rmSync(made, { recursive: true, force: true });
});

const agentCanvas = (...args: string[]) => run(['node', cli, ...args], { cwd: folder, env });
/** Creates without installing, as JSON. */
const create = async (...args: string[]) => {
  const done = await agentCanvas('create', ...args, '--yes', '--no-install', '--json');
  return { code: done.code, document: JSON.parse(done.stdout), stderr: done.stderr };
};
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const folderWith = (name: string, file?: string): string => {
  mkdirSync(join(folder, name));
  if (file) write(join(name, file), 'x');
  return name;
};

describe('a wrong canvas', () => {
  const wrong: [what: string, canvas: string, line: number, message: RegExp][] = [
    ['broken YAML', 'name: a\nstage: [pilot\nmemory: {}', 3, /./],
    ['a tab as indentation', 'name: a\nmemory:\n\tlifecycle: {}', 3, /./],
    ['not a map', '- name: a', 1, /./],
    ['an unknown square', 'name: a\nmemmory: {}', 2, /memory/],
    ['an unknown topic', 'name: a\nmemory:\n  lifecicle: {}', 3, /lifecycle/],
    ['an unknown key', 'name: a\nmemory:\n  lifecycle: { shortTermTTL: 1h }', 3, /shortTermTtl/],
    ['a key that stands twice', 'name: a\nname: b', 2, /./],
    ['a wrong type', 'name: a\nbusiness:\n  scale: { monthlyUsers: many }', 3, /./],
    ['an unknown value', 'name: a\nstage: beta', 2, /prototype/],
    ['a duration without a unit', 'name: a\nmemory:\n  lifecycle: { shortTermTtl: 90 }', 3, /./],
    ['a name that npm refuses', 'name: My Agent!', 1, /./],
    ['percentiles that descend', 'name: a\nrequirements:\n  performance: { p50Ms: 300, p95Ms: 200 }', 3, /./],
    ['a router without specialists', 'name: a\narchitecture:\n  multiAgent: { topology: router }', 3, /specialist/],
    [
      'weights that do not sum to 1',
      'name: a\nknowledge:\n  retrieval: { weights: { semantic: 0.9, lexical: 0.3, recency: 0.1 } }',
      3,
      /1/,
    ],
    ['a fallback that does not exist', 'name: a\nmodels:\n  routing: { fallback: [ghost] }', 3, /ghost/],
  ];

  test.each(wrong)(
    '%s is reported at its line, with what is allowed, and nothing is written',
    async (_, text, line, message) => {
      write('canvas.yaml', text);
      const { code, document } = await create('made', '--canvas', 'canvas.yaml');
      expect(code).toBe(3);
      const issues: { line: number; column: number; allowed: string; message: string; hint: string }[] =
        document.error.issues;
      const issue = issues.find((one) => one.line === line);
      expect(issue, JSON.stringify(issues)).toBeDefined();
      expect(issue?.column).toBeGreaterThan(0);
      expect(issue?.allowed || issue?.hint).toMatch(/\w/);
      expect(JSON.stringify(issues)).toMatch(message);
      expect(readdirSync(folder)).toEqual(['canvas.yaml']);
    },
  );

  test('all mistakes are reported at once, rules too', async () => {
    write(
      'canvas.yaml',
      `name: a
stage: beta
requirements:
  performance: { p50Ms: 300, p95Ms: 200 }
memory:
  lifecicle: {}
models:
  routing: { fallback: [ghost] }
`,
    );
    const { document } = await create('made', '--canvas', 'canvas.yaml');
    expect(document.error.issues.map(({ line }: { line: number }) => line)).toEqual([2, 4, 6, 8]);
  });

  test('a folder whose name npm refuses is said to be the mistake, not a line of a file', async () => {
    const done = await agentCanvas('create', 'My Agent!', '--yes', '--no-install');
    expect(done.code).toBe(3);
    expect(done.stderr).toContain('My Agent!');
    expect(done.stderr).not.toContain('canvas.yaml');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('people read place, reason and what to do', async () => {
    write('canvas.yaml', 'name: a\nmemory:\n  lifecicle: {}');
    const done = await agentCanvas('validate', 'canvas.yaml');
    expect(done.code).toBe(3);
    expect(done.stdout).toBe('');
    expect(done.stderr).toMatch(/canvas\.yaml:3:3/);
    expect(done.stderr).toMatch(/lifecycle/);
    expect(done.stderr).not.toContain('\u001B[');
  });
});

describe('wrong usage exits 2 and says what to write', () => {
  test.each([
    [['create', 'a', '--dry-rn'], /--dry-run/],
    [['create', 'a', '--set', 'memory.lifecycle.shortTermTTL=1h'], /memory\.lifecycle\.shortTermTtl/],
    [['create', 'a', '--set', 'stage'], /PATH=VALUE/],
    [['create', 'a', 'b'], /one argument too many/],
    [['create', 'a', '--stage'], /--stage/],
    [['create', 'a', '--yes=no'], /takes no value/],
    [['craete', 'a'], /create/],
    [['create', 'a', '--canvas', 'nowhere.yaml'], /nowhere\.yaml/],
    [['explain', 'memory.lifecicle'], /memory\.lifecycle/],
    [['schema', 'memmory'], /memory/],
    [['create'], /name/i],
  ])('%j', async (args, message) => {
    const done = await agentCanvas(...args, '--json', ...(args[0] === 'create' ? ['--yes'] : []));
    expect(done.code).toBe(2);
    expect(JSON.stringify(JSON.parse(done.stdout))).toMatch(message);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a target that cannot be', () => {
  test.each([
    ['a file', 'E_TARGET_FILE', () => write('made', 'mine')],
    ['not empty', 'E_TARGET_NOT_EMPTY', () => folderWith('made', 'mine')],
    ['a symbolic link', 'E_TARGET_SYMLINK', () => symlinkSync(folderWith('real'), join(folder, 'made'))],
    ['a dangling symbolic link', 'E_TARGET_SYMLINK', () => symlinkSync('nowhere', join(folder, 'made'))],
  ])('%s is refused, and everything is as before', async (_, code, prepare) => {
    prepare();
    const before = treeOf(folder);
    const { code: exit, document } = await create('made');
    expect({ exit, code: document.error.code }).toEqual({ exit: 1, code });
    expect(treeOf(folder)).toEqual(before);
  });

  test.skipIf(process.getuid?.() !== 0)('not writable: said so, nothing left', async () => {
    chmodSync(folder, 0o555);
    const home = mkdtempSync(join(realpathSync(tmpdir()), 'nobody-'));
    chmodSync(home, 0o777);
    const node = process.execPath;
    const readable = spawnSync(node, ['--version'], { uid: 65534, gid: 65534 }).status === 0;
    const program = readable ? node : 'node';
    const done = await run([program, cli, 'create', 'made', '--yes', '--no-install', '--json'], {
      cwd: folder,
      env: { ...env, HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home },
      uid: 65534,
    });
    chmodSync(folder, 0o755);
    expect(done.code, done.stderr).toBe(1);
    expect(JSON.parse(done.stdout).error).toMatchObject({
      code: 'E_WRITE',
      message: expect.stringContaining('may not write'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'a disk that fills up: said so, nothing left',
    async () => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
      if (mounted.status !== 0) {
        console.warn(`skipped: a small disk cannot be mounted here (${mounted.stderr.toString().trim()})`);
        return;
      }
      try {
        const { code, document } = await create(join(disk, 'made'));
        expect(code).toBe(1);
        expect(document.error).toMatchObject({ code: 'E_WRITE', message: expect.stringContaining('the disk is full') });
        expect(readdirSync(disk)).toEqual([]);
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});

describe('a run that is killed', () => {
  test('at any of 20 moments leaves nothing that the next run does not clear', async () => {
    for (let moment = 0; moment < 20; moment += 1) {
      const target = join(folder, 'made');
      if (moment % 2 === 1) mkdirSync(target);
      const child = spawn('node', [cli, 'create', 'made', '--yes', '--no-install', '--no-git'], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      setTimeout(() => child.kill('SIGKILL'), 60 + moment * 15);
      await ended;
      const isWhole = existsSync(join(target, '.canvas', 'lock.json')) && !existsSync(join(target, '.agent-canvas'));
      if (isWhole) rmSync(target, { recursive: true });
      const { code, document } = await create('made', '--no-git');
      expect({ code, error: document.error }).toEqual({ code: 0, error: undefined });
      expect(readdirSync(folder)).toEqual(['made']);
      expect(treeOf(target)).toHaveLength(document.files.length);
      rmSync(target, { recursive: true });
    }
  }, 120_000);

  test('by Ctrl-C exits 130 and leaves nothing', async () => {
    const codes = new Set<number | null>();
    for (let moment = 0; moment < 8; moment += 1) {
      const child = spawn('node', [cli, 'create', 'made', '--yes', '--no-install', '--no-git'], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      setTimeout(() => child.kill('SIGINT'), 80 + moment * 25);
      const code = await ended;
      codes.add(code);
      expect(readdirSync(folder)).toEqual(code === 0 ? ['made'] : []);
      rmSync(join(folder, 'made'), { recursive: true, force: true });
    }
    expect([...codes].every((code) => code === 0 || code === 130 || code === null)).toBe(true);
  }, 60_000);
});

describe('git', () => {
  test('absent: the repository is made, and it is said', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(spawnSync('sh', ['-c', 'command -v node'], { env }).stdout.toString().trim(), join(bin, 'node'));
    const done = await run(['node', cli, 'create', 'made', '--yes', '--no-install'], {
      cwd: folder,
      env: { ...env, PATH: bin },
    });
    expect(done.code).toBe(0);
    expect(done.stderr).toContain('git is not installed');
    expect(existsSync(join(folder, 'made', 'package.json'))).toBe(true);
  });

  test('without an identity: everything is staged, and the commit command is printed', async () => {
    const done = await agentCanvas('create', 'made', '--yes', '--no-install');
    expect(done.code).toBe(0);
    expect(done.stderr).toContain('git commit --message');
    const staged = await run(['git', 'diff', '--cached', '--name-only'], { cwd: join(folder, 'made'), env });
    expect(staged.stdout).toContain('package.json');
  });

  test('inside another work tree: no repository in a repository, and it is said', async () => {
    await run(['git', 'init', '--quiet'], { cwd: folder, env });
    const { code, document } = await create('inner/made');
    expect(code).toBe(0);
    expect(document.git).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining('inside another work tree'),
    });
    expect(existsSync(join(folder, 'inner', 'made', '.git'))).toBe(false);
  });

  test('in a folder that already is a repository: its history is kept', async () => {
    mkdirSync(join(folder, 'made'));
    await run(['git', 'init', '--quiet'], { cwd: join(folder, 'made'), env });
    const { code } = await create('made');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'made', '.git', 'agent-canvas'))).toBe(false);
  });
});

test('a registry that cannot be reached: the repository stays, exit 1, and how to go on is said', async () => {
  const port = await freePort();
  writeFileSync(join(folder, 'npmrc'), `registry=http://127.0.0.1:${port}/\nfetch-retries=0\n`);
  const pnpm = spawnSync('sh', ['-c', 'command -v pnpm']).stdout.toString().trim();
  const offline = {
    ...env,
    NPM_CONFIG_USERCONFIG: join(folder, 'npmrc'),
    npm_config_cache: join(folder, 'cache'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    ...(pnpm && { PATH: `${join(pnpm, '..')}:${env.PATH}` }),
  };
  const done = await run(['node', cli, 'create', 'made', '--yes', '--json'], { cwd: folder, env: offline });
  expect(done.code).toBe(1);
  expect(JSON.parse(done.stdout).error).toMatchObject({ code: 'E_INSTALL', hint: expect.stringContaining('pnpm') });
  expect(existsSync(join(folder, 'made', 'package.json'))).toBe(true);
  expect(treeOf(folder).some((path) => path.includes('agent-canvas-'))).toBe(false);
});
