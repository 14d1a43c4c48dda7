import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, run } from '@agent-canvas/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliWithPack, packText } from './cli-with-pack.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const newest = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
const released = readdirSync(join(root, 'test', 'golden')).map((file) => file.replace('.json.br', ''));
const canvases = ['minimal', 'support', 'research'];

/** Repositories made with every version of the pack that was released must come to today's without a person. */
describe.each(released)('from pack %s', (version) => {
  let folder: string;
  let old: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'golden-'));
    old = cliWithPack(join(folder, 'cli'), packText(version));
    env = cleanEnvironment({
      home: join(folder, 'home'),
      identity: { name: 'Test', email: 'test@example.com' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const must = async (command: readonly [string, ...string[]], cwd: string): Promise<string> => {
    const done = await run(command, { cwd, env });
    expect(done.code, `${command.join(' ')}\n${done.stdout}\n${done.stderr}`).toBe(0);
    return done.stdout;
  };
  const create = (cli: string, name: string, at: string) =>
    must(
      ['node', cli, 'create', at, '--canvas', join(root, 'test', 'canvases', `${name}.yaml`), '--yes', '--no-install'],
      folder,
    );
  const sync = (cwd: string) =>
    must(['node', newest, 'sync', '--yes', '--no-install', '--no-verify', '--json'], cwd).then(
      (text) => JSON.parse(text) as { conflicts: unknown[]; isNothing: boolean },
    );
  const commit = (cwd: string) =>
    must(['git', 'add', '--all'], cwd).then(() => must(['git', 'commit', '--quiet', '--message', 'edited'], cwd));
  const managed = (at: string, ...classes: string[]): string[] => {
    const { files } = JSON.parse(readFileSync(join(at, '.canvas', 'lock.json'), 'utf8')) as {
      files: Record<string, { class: string }>;
    };
    return Object.keys(files).filter((path) => classes.includes(files[path]?.class ?? ''));
  };
  /** What the pack keeps up in a repository: not what it only began, nor the records of how it came to be so. */
  const contents = (at: string): Record<string, string> => {
    const kept = managed(at, 'managed', 'keys', 'generated', 'enforced', 'region');
    return Object.fromEntries(kept.map((path) => [path, readFileSync(join(at, path), 'latin1')]));
  };

  test.each(canvases)('%s, untouched, ends equal to a fresh one, and then there is nothing to do', async (name) => {
    const repository = join(folder, `${name}-untouched`);
    await create(old, name, repository);
    const { conflicts } = await sync(repository);
    expect(conflicts).toEqual([]);
    await create(newest, name, join(folder, `${name}-fresh`));
    expect(contents(repository)).toEqual(contents(join(folder, `${name}-fresh`)));
    expect(await sync(repository)).toMatchObject({ isNothing: true });
  });

  test.each(canvases)(
    '%s, with a line of the team in every module that is not generated, keeps them all',
    async (name) => {
      const repository = join(folder, `${name}-edited`);
      await create(old, name, repository);
      const edited = managed(repository, 'managed', 'seeded', 'keys').filter((path) => path.endsWith('.ts'));
      for (const path of edited) {
        const file = join(repository, path);
        writeFileSync(file, `// A line of the team.\n${readFileSync(file, 'utf8')}`);
      }
      await commit(repository);
      const { conflicts } = await sync(repository);
      expect(conflicts).toEqual([]);
      const lost = edited.filter(
        (path) => !readFileSync(join(repository, path), 'utf8').includes('// A line of the team.'),
      );
      expect(lost).toEqual([]);
    },
  );
});
