import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blobId, unpackBases } from '@agent-canvas/plan';
import { cleanEnvironment, node20Folder, run, treeOf } from '@agent-canvas/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
const support = join(root, 'test', 'canvases', 'support.yaml');

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'commands-'));
  env = cleanEnvironment({ home: join(folder, 'home') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const agentCanvas = (...args: string[]) => run(['node', cli, ...args], { cwd: folder, env });
const json = async (...args: string[]) => {
  const done = await agentCanvas(...args, '--json');
  expect(done.code, done.stdout + done.stderr).toBe(0);
  return JSON.parse(done.stdout);
};
const contents = (at: string): Record<string, string> =>
  Object.fromEntries(treeOf(at).map((path) => [path, blobId(readFileSync(join(at, path)))]));

test.each(['minimal', 'support', 'research'])('the plan of %s is what create does, to the byte', async (name) => {
  const canvas = join(root, 'test', 'canvases', `${name}.yaml`);
  const plan = await json('plan', 'made', '--canvas', canvas);
  const dryRun = await json('create', 'made', '--canvas', canvas, '--dry-run');
  expect(dryRun).toEqual(plan);
  await json('create', 'made', '--canvas', canvas, '--yes', '--no-install', '--no-git');
  const planned = Object.fromEntries(plan.files.map(({ path, hash }: { path: string; hash: string }) => [path, hash]));
  expect(contents(join(folder, 'made'))).toEqual(planned);
});

test('the oldest Node and the newest write the same bytes', async () => {
  const args = ['--canvas', support, '--yes', '--no-install', '--no-git', '--json'];
  await agentCanvas('create', 'new', '--set', 'name=shop-support', ...args);
  const old = { ...env, PATH: [node20Folder, env.PATH].join(delimiter) };
  const done = await run(['node', cli, 'create', 'old', '--set', 'name=shop-support', ...args], {
    cwd: folder,
    env: old,
  });
  expect(done.code, done.stderr).toBe(0);
  const [a, b] = [contents(join(folder, 'new')), contents(join(folder, 'old'))];
  // Compression is Node's own and may differ from version to version; what is compressed may not.
  const bases = (at: string) => unpackBases(readFileSync(join(folder, at, '.canvas', 'base.br')));
  expect(bases('old')).toEqual(bases('new'));
  expect({ ...a, '.canvas/base.br': '' }).toEqual({ ...b, '.canvas/base.br': '' });
});

test('the lock knows every managed file by the id that git gives it, and holds the bases that a sync starts from', async () => {
  await json('create', 'made', '--canvas', support, '--yes', '--no-install', '--no-git');
  const at = join(folder, 'made');
  const lock = JSON.parse(readFileSync(join(at, '.canvas', 'lock.json'), 'utf8'));
  const bases = unpackBases(readFileSync(join(at, '.canvas', 'base.br')));
  const now = contents(at);
  for (const [path, file] of Object.entries<{ base: string; class: string }>(lock.files)) {
    expect(file.base, path).toBe(now[path]);
    if (file.class !== 'seeded') expect(bases.has(file.base), path).toBe(true);
  }
  const unlocked = Object.keys(now).filter((path) => !(path in lock.files));
  expect(unlocked).toEqual(['.canvas/base.br', '.canvas/lock.json', 'canvas.yaml']);
  expect(lock.answers['memory.lifecycle.shortTermTtl']).toBe('30m');
  const lines = readFileSync(join(at, '.canvas', 'lock.json'), 'utf8').split('\n');
  expect(lines.filter((line) => line.includes('"packages/memory/src/config.ts"'))).toHaveLength(1);
});

describe('explain', () => {
  test('goes from a topic to files and keys, and from the file back to the answers', async () => {
    const forth = await json('explain', 'memory.lifecycle', '--canvas', support);
    const config = forth.files.find(({ path }: { path: string }) => path === 'packages/memory/src/config.ts');
    expect(config.keys).toContain('shortTermTtlMs');
    const back = await json('explain', 'packages/memory/src/config.ts', '--canvas', support);
    expect(back.settings).toContain('memory.lifecycle.shortTermTtl');
    expect(back.keys.shortTermTtlMs).toBe('memory.lifecycle.shortTermTtl');
  });

  test('shows the formula of a derived value with its numbers', async () => {
    const { settings } = await json('explain', 'requirements.performance.sustainedRps', '--canvas', support);
    expect(settings[0].derived.filled).toMatch(/180000 .* = \d+/);
  });

  test('inside a repository reads its canvas', async () => {
    await json('create', 'made', '--canvas', support, '--yes', '--no-install', '--no-git');
    const done = await run(['node', cli, 'explain', './apps/agent-service/src/config.ts', '--json'], {
      cwd: join(folder, 'made'),
      env,
    });
    expect(JSON.parse(done.stdout).settings).toContain('api.endpoints.limits.global.requestsPerMinute');
  });
});

describe('schema', () => {
  test('tells a program everything that the interview would ask', async () => {
    const { topics, settings } = await json('schema');
    expect(topics).toHaveLength(52);
    for (const setting of settings) {
      expect(setting, setting.path).toMatchObject({
        question: expect.stringMatching(/\w/),
        allowedText: expect.stringMatching(/\w/),
        sets: expect.stringMatching(/\w/),
        defaults: expect.anything(),
      });
    }
  });

  test('gives editors a JSON Schema that names each square', async () => {
    const done = await agentCanvas('schema', '--json-schema');
    expect(Object.keys(JSON.parse(done.stdout).properties)).toEqual(
      expect.arrayContaining(['business', 'memory', 'governance']),
    );
  });
});

test.each(['create', 'plan', 'validate', 'schema', 'explain'])('%s --help teaches with an example', async (command) => {
  const done = await agentCanvas(command, '--help');
  expect(done.code).toBe(0);
  expect(done.stdout).toMatch(new RegExp(`Examples\\n  # .*\\n  agent-canvas ${command}`));
  expect(done.stdout).not.toContain('\u001B[');
  expect(Math.max(...done.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
});

test('a fresh canvas.yaml is written for hand and editor: it parses back to the same repository', async () => {
  await json('create', 'first', '--yes', '--stage', 'pilot', '--set', 'name=same', '--no-install', '--no-git');
  const canvas = join(folder, 'first', 'canvas.yaml');
  await json('create', 'second', '--canvas', canvas, '--yes', '--no-install', '--no-git');
  expect(contents(join(folder, 'second'))).toEqual(contents(join(folder, 'first')));
});
