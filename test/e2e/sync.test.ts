import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '@agent-canvas/packs';
import { cleanEnvironment, type LocalRegistry, pnpmFolder, run, startLocalRegistry } from '@agent-canvas/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliWithPack, packText } from '../cli-with-pack.ts';
import { packTwo } from './pack-two.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const support = join(root, 'test', 'canvases', 'support.yaml');
const minutes = (count: number): number => count * 60_000;
const flawed = 'packages/security/src/authentication/bearer-token.ts';

let folder: string;
let registry: LocalRegistry;
/** Whoever works in a repository; programs of ours come from the local registry alone. */
let env: NodeJS.ProcessEnv;
let npmEnv: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'e2e-sync-'));
  registry = await startLocalRegistry(folder);
  const identity = { name: 'Test', email: 'test@example.com' };
  const clean = cleanEnvironment({ home: join(folder, 'home'), identity });
  env = { ...clean, PATH: [pnpmFolder(), clean.PATH].join(delimiter) };
  const userconfig = join(folder, 'npmrc');
  writeFileSync(userconfig, registry.npmrc);
  const cache = {
    NPM_CONFIG_USERCONFIG: userconfig,
    npm_config_cache: join(folder, 'npm'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  npmEnv = cleanEnvironment({ home: join(folder, 'home'), identity, extra: cache });
  const one = { ...(JSON.parse(packText()) as Pack), version: '1.0.0' };
  await publish(one);
  await publish(packTwo(one));
}, minutes(3));
afterAll(async () => {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function publish(pack: Pack): Promise<void> {
  const copy = join(folder, `agent-canvas-${pack.version}`);
  cliWithPack(copy, JSON.stringify(pack));
  const done = await run(['npm', 'publish', '--ignore-scripts'], { cwd: copy, env: npmEnv });
  if (done.code !== 0) throw new Error(done.stdout + done.stderr);
}

/** A repository of one team. */
function repositoryAt(at: string) {
  const inside = (path: string): string => join(at, path);
  const must = async (command: readonly [string, ...string[]], expected = 0): Promise<string> => {
    const done = await run(command, { cwd: at, env });
    expect(done.code, `${command.join(' ')}\n${done.stdout}\n${done.stderr}`).toBe(expected);
    return done.stdout + done.stderr;
  };
  return {
    at,
    read: (path: string): string => readFileSync(inside(path), 'utf8'),
    exists: (path: string): boolean => existsSync(inside(path)),
    write: (path: string, text: string): void => {
      mkdirSync(dirname(inside(path)), { recursive: true });
      writeFileSync(inside(path), text);
    },
    append: (path: string, text: string): void => appendFileSync(inside(path), text),
    replace(path: string, from: string | RegExp, to: string): void {
      const before = this.read(path);
      const after = before.replace(from, to);
      expect(after, `${path} holds ${from}`).not.toBe(before);
      writeFileSync(inside(path), after);
    },
    move: (from: string, to: string): void => renameSync(inside(from), inside(to)),
    remove: (path: string): void => rmSync(inside(path)),
    commit: async (message: string): Promise<void> => {
      await must(['git', 'add', '--all']);
      await must(['git', 'commit', '--quiet', '--message', message]);
    },
    pnpm: (...args: string[]) => must(['pnpm', ...args]),
    check: async (expected: number) => {
      const done = await run(['node', '.canvas/check.mjs', '--json'], { cwd: at, env });
      expect(done.code, done.stdout).toBe(expected);
      return JSON.parse(done.stdout) as { findings: { rule: string; path?: string }[] };
    },
    /** Our command line of a version, from the local registry. */
    canvas: async (version: string, ...args: string[]) => {
      const done = await run(['npx', '--yes', `agent-canvas@${version}`, ...args], { cwd: at, env: npmEnv });
      return { code: done.code, stdout: done.stdout, stderr: done.stderr };
    },
  };
}

async function create(name: string) {
  const at = join(folder, name);
  const args = ['--canvas', support, '--yes', '--no-install'];
  const made = await run(['npx', '--yes', 'agent-canvas@1.0.0', 'create', at, ...args], { cwd: folder, env: npmEnv });
  expect(made.code, made.stderr).toBe(0);
  return repositoryAt(at);
}

/** Fifteen things that a team does, each with how to see that it is still there. */
type Team = ReturnType<typeof repositoryAt>;
const edits: readonly {
  readonly what: string;
  readonly make: (team: Team) => void;
  readonly isThere: (team: Team) => boolean;
}[] = [
  {
    what: 'a script of their own',
    make: (team) =>
      team.replace('package.json', '"test": "vitest run",', '"test": "vitest run",\n    "staging": "echo to staging",'),
    isThere: (team) => team.read('package.json').includes('"staging": "echo to staging"'),
  },
  {
    what: 'a comment in the catalogue',
    make: (team) =>
      team.replace('pnpm-workspace.yaml', '\ncatalog:\n', '\n# Renovate raises these on Mondays.\ncatalog:\n'),
    isThere: (team) => team.read('pnpm-workspace.yaml').includes('# Renovate raises these on Mondays.'),
  },
  {
    what: 'a step in CI',
    make: (team) =>
      team.replace(
        '.github/workflows/ci.yml',
        /( +)(- run: npx pnpm@12\.21\.0 test\n)/,
        '$1$2$1- run: ./scripts/notify.sh\n',
      ),
    isThere: (team) => team.read('.github/workflows/ci.yml').includes('- run: ./scripts/notify.sh'),
  },
  {
    what: 'a task of turbo',
    make: (team) => team.replace('turbo.json', /"tasks": \{/, '"tasks": {\n    "storybook": { "cache": false },'),
    isThere: (team) => team.read('turbo.json').includes('"storybook"'),
  },
  {
    what: 'a comment in the module that has the flaw',
    make: (team) => team.append(flawed, '\n// Our gateway sends tokens of its own, too.\n'),
    isThere: (team) => team.read(flawed).includes('// Our gateway sends tokens of its own, too.'),
  },
  {
    what: 'a comment in a module that the pack renames',
    make: (team) => team.append('packages/deployment/src/percentile.ts', '\n// Nearest rank, as our dashboards do.\n'),
    isThere: (team) =>
      team.read('packages/deployment/src/nearest-rank.ts').includes('// Nearest rank, as our dashboards do.'),
  },
  {
    what: 'a README of their own',
    make: (team) => team.write('README.md', '# Support of the shop\n\nAsk the team in the channel.\n'),
    isThere: (team) => team.read('README.md').startsWith('# Support of the shop'),
  },
  {
    what: 'another wording of a tool',
    make: (team) =>
      team.append('packages/agent/src/tools/lookup-order.ts', '\n// Orders before 2019 are in the archive.\n'),
    isThere: (team) => team.read('packages/agent/src/tools/lookup-order.ts').includes('// Orders before 2019'),
  },
  {
    what: 'a module of their own',
    make: (team) => team.write('scripts/notify.sh', '#!/bin/sh\necho done\n'),
    isThere: (team) => team.read('scripts/notify.sh').includes('echo done'),
  },
  {
    what: 'a variable of the environment',
    make: (team) => team.append('.env.example', '\n# Where parcels are tracked.\nPARCEL_URL=\n'),
    isThere: (team) => team.read('.env.example').includes('PARCEL_URL='),
  },
  {
    what: 'a pattern that git ignores',
    make: (team) => team.append('.gitignore', '/exports\n'),
    isThere: (team) => team.read('.gitignore').includes('/exports'),
  },
  {
    what: 'a value of the configuration',
    make: (team) => team.replace('packages/models/src/config.ts', 'initialDelayMs: 500', 'initialDelayMs: 750'),
    isThere: (team) => team.read('packages/models/src/config.ts').includes('initialDelayMs: 750'),
  },
  {
    what: 'a line in a page that the pack drops',
    make: (team) => team.append('docs/failure-modes.md', '\n- The printer is out of paper.\n'),
    isThere: (team) => team.read('docs/failure-modes.md').includes('The printer is out of paper.'),
  },
  {
    what: 'a playbook that they do without',
    make: (team) => team.remove('docs/playbooks/hallucination.md'),
    isThere: (team) => !team.exists('docs/playbooks/hallucination.md'),
  },
  {
    what: 'owners of a folder',
    make: (team) => team.append('CODEOWNERS', '/scripts/ @ops\n'),
    isThere: (team) => team.read('CODEOWNERS').includes('/scripts/ @ops'),
  },
];

describe('a repository of a team, from pack 1 to pack 2', () => {
  let team: Team;
  test(
    'is created with pack 1, edited in fifteen places, and its tests are green',
    async () => {
      team = await create('team');
      await team.pnpm('install');
      await team.commit('Installed');
      for (const { make } of edits) make(team);
      await team.commit('Fifteen edits');
      await team.check(0);
    },
    minutes(5),
  );

  test('is behind for pack 2, by its own checker and by the command line alike', async () => {
    const { code, stdout } = await team.canvas('1.1.0', 'sync', '--check', '--json');
    expect(code, stdout).toBe(2);
    const rules = (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['pack-behind', 'exposed', 'missing']));
  });

  test(
    'syncs to pack 2 without losing an edit',
    async () => {
      const { code, stdout, stderr } = await team.canvas(
        '1.1.0',
        'sync',
        '--yes',
        '--no-verify',
        '--no-install',
        '--json',
      );
      expect(code, stdout + stderr).toBe(0);
      expect(edits.filter(({ isThere }) => !isThere(team)).map(({ what }) => what)).toEqual([]);
    },
    minutes(2),
  );

  test('has what pack 2 brings', () => {
    expect(team.exists('packages/deployment/src/percentile.ts')).toBe(false);
    expect(team.read('packages/models/package.json')).toContain('"yaml": "catalog:"');
    expect(team.read('pnpm-workspace.yaml')).toMatch(/"?yaml"?: 2\.9\.1/);
    expect(team.read('vitest.config.ts')).toContain('testTimeout: 45_000');
    expect(team.read('.github/workflows/ci.yml')).toContain(
      'actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955',
    );
    expect(team.read(flawed)).toContain('LONGEST_HEADER');
  });

  test(
    'is green: types, lint, unused code and tests',
    async () => {
      await team.pnpm('install', '--no-frozen-lockfile');
      await team.pnpm('check');
      await team.pnpm('test');
    },
    minutes(10),
  );

  test('is in sync, before and after the commit, and there is nothing to do again', async () => {
    await team.check(0);
    await team.commit('Sync to 1.1.0');
    await team.check(0);
    expect((await team.canvas('1.1.0', 'sync', '--check')).code).toBe(0);
    const again = await team.canvas('1.1.0', 'sync', '--yes', '--no-verify', '--no-install', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ isNothing: true, applied: false });
    expect((await run(['git', 'status', '--porcelain'], { cwd: team.at, env })).stdout).toBe('');
  });

  test(
    'takes another stage and another store from canvas.yaml, and stays green',
    async () => {
      team.replace('canvas.yaml', 'stage: production', 'stage: prototype');
      team.replace('canvas.yaml', 'shortTerm: redis', 'shortTerm: in-process');
      expect((await team.check(2)).findings.map(({ rule }) => rule)).toContain('canvas-changed');
      const { code, stdout, stderr } = await team.canvas('1.1.0', 'sync', '--yes', '--no-verify', '--no-install');
      expect(code, stdout + stderr).toBe(0);
      expect(stdout).toContain('Before the changed code goes out');
      expect(edits.filter(({ isThere }) => !isThere(team)).map(({ what }) => what)).toEqual([]);
      await team.pnpm('install', '--no-frozen-lockfile');
      await team.pnpm('check');
      await team.pnpm('test');
      await team.check(0);
    },
    minutes(10),
  );
});

test(
  'a repository that ejected and moved the flawed file is reported as exposed, before and after it syncs',
  async () => {
    const other = await create('other');
    expect((await other.canvas('1.0.0', 'eject', flawed)).code).toBe(0);
    const moved = 'packages/security/src/own/tokens.ts';
    other.write(moved, other.read(flawed));
    other.remove(flawed);
    await other.commit('Our own tokens');
    await other.check(0);
    const exposed = (stdout: string) =>
      (JSON.parse(stdout) as { findings: { rule: string; path?: string }[] }).findings.filter(
        ({ rule }) => rule === 'exposed',
      );
    const before = await other.canvas('1.1.0', 'sync', '--check', '--json');
    expect(exposed(before.stdout)).toMatchObject([{ path: moved }]);
    const synced = await other.canvas('1.1.0', 'sync', '--yes', '--no-verify', '--no-install');
    expect(synced.code, synced.stdout + synced.stderr).toBe(0);
    expect(other.exists(flawed)).toBe(false);
    const { findings } = await other.check(2);
    expect(findings).toMatchObject([{ rule: 'exposed', path: moved }]);
  },
  minutes(3),
);

test(
  'a team that formats with other quotes and another width has no conflict from style',
  async () => {
    const styled = await create('styled');
    await styled.pnpm('install');
    styled.replace('biome.json', /"quoteStyle": "single"/, '"quoteStyle": "double"');
    styled.replace('biome.json', /"lineWidth": \d+/, '"lineWidth": 80');
    await styled.pnpm('exec', 'biome', 'format', '--write', '.');
    await styled.commit('Our style');
    const { code, stdout, stderr } = await styled.canvas(
      '1.1.0',
      'sync',
      '--yes',
      '--no-verify',
      '--no-install',
      '--json',
    );
    expect(code, stdout + stderr).toBe(0);
    expect(styled.read(flawed)).toContain('LONGEST_HEADER');
    expect(styled.read('packages/models/src/config.ts')).toContain('deadlineMs');
    // What came for the first time came in the team's style, too.
    expect(styled.read('packages/models/src/words-in-yaml.test.ts')).toContain('from "yaml"');
    await styled.check(0);
  },
  minutes(5),
);
