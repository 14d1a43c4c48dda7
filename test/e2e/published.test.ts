import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, type LocalRegistry, node20Folder, run, startLocalRegistry } from '@agent-canvas/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Names that nobody has published, so that only the local registry can answer for them. */
const unpublished = { cli: 'agent-canvas-9f3c2e', create: 'create-agent-canvas-9f3c2e' };

let folder: string;
let registry: LocalRegistry;
let npmEnv: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'published-'));
  registry = await startLocalRegistry(folder);
  const userconfig = join(folder, 'npmrc');
  writeFileSync(userconfig, registry.npmrc);
  npmEnv = cleanEnvironment({
    home: join(folder, 'home'),
    extra: { NPM_CONFIG_USERCONFIG: userconfig, npm_config_cache: join(folder, 'cache') },
  });
  await publish('cli', unpublished.cli);
  await publish('create-agent-canvas', unpublished.create);
}, 120_000);
afterAll(async () => {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Publishes a copy of a package under its unpublished name. */
async function publish(name: string, as: string): Promise<void> {
  const copy = join(folder, 'copies', as);
  cpSync(join(root, 'packages', name), copy, {
    recursive: true,
    filter: (path) => !/[/\\](node_modules|src|\.turbo)$/.test(path),
  });
  const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
  delete manifest.devDependencies;
  Object.assign(manifest, { name: as, version: '1.0.0' });
  if (manifest.dependencies) manifest.dependencies = { 'agent-canvas': `npm:${unpublished.cli}@1.0.0` };
  if (name === 'create-agent-canvas') manifest.bin = { [as]: manifest.bin['create-agent-canvas'] };
  if (name === 'cli') manifest.bin = { [as]: manifest.bin['agent-canvas'] };
  writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
  const done = await run(['npm', 'publish', '--ignore-scripts'], { cwd: copy, env: npmEnv });
  if (done.code !== 0) throw new Error(done.stdout + done.stderr);
}

const nodes: Record<string, string> = { '20.19': node20Folder, '24': dirname(process.execPath) };
const short = unpublished.create.replace('create-', '');

describe.each(Object.keys(nodes))('on Node %s', (version) => {
  test.each([
    ['npm create', (dir: string) => ['npm', 'create', '--yes', short, '--', dir]],
    ['npx', (dir: string) => ['npx', '--yes', unpublished.create, dir]],
    ['npx of the command line', (dir: string) => ['npx', '--yes', unpublished.cli, 'create', dir]],
    ['pnpm create', (dir: string) => ['pnpm', 'create', short, dir]],
  ])('%s makes a repository', async (way, command) => {
    const cwd = mkdtempSync(join(folder, 'work-'));
    writeFileSync(join(cwd, '.npmrc'), registry.npmrc);
    const env = { ...npmEnv, PATH: [nodes[version], await pnpmFolder(), npmEnv.PATH].join(delimiter) };
    const said = await run(['node', '--version'], { cwd, env });
    expect(said.stdout).toContain(`v${version}`);
    const [program = '', ...args] = [...command('made'), '--yes', '--no-install', '--no-git', '--json'];
    const done = await run([program, ...args], { cwd, env });
    expect(done, way).toMatchObject({ code: 0 });
    expect(JSON.parse(done.stdout.slice(done.stdout.indexOf('{')))).toMatchObject({ name: 'made', installed: false });
    expect(existsSync(join(cwd, 'made', 'package.json'))).toBe(true);
  });
});

/** A folder with a `pnpm` of the version that this repository uses; the local registry does not hold it. */
let pnpmBin: string | undefined;
async function pnpmFolder(): Promise<string> {
  if (pnpmBin) return pnpmBin;
  const env = cleanEnvironment({ home: join(folder, 'home-of-pnpm') });
  const cwd = join(folder, 'home-of-pnpm');
  const done = await run(['npx', '--yes', '--package', 'pnpm@12', '--', 'node', '-p', 'process.env.PATH'], {
    cwd,
    env,
  });
  pnpmBin = done.stdout.split(delimiter).find((entry) => existsSync(join(entry, 'pnpm')));
  if (!pnpmBin) throw new Error(`pnpm could not be had: ${done.stderr}`);
  return pnpmBin;
}

test('what is installed stays under 5 MB in two packages', () => {
  const size = (path: string): number =>
    statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, entry) => sum + size(join(path, entry)), 0)
      : statSync(path).size;
  const bytes = Object.values(unpublished).reduce((sum, name) => sum + size(join(folder, 'copies', name)), 0);
  expect(bytes).toBeLessThan(5_000_000);
});
