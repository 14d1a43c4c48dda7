import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, withFolder } from '@agent-canvas/testkit';
import nodePlop from 'node-plop';
import { expect, it } from 'vitest';
import { workspace } from '../workspace.ts';

const load = () => nodePlop(join(workspace.templates, '..', 'generators', 'plopfile.ts'));

it('syncs what create-repo made and adds a package, and keeps what the team wrote', async () => {
  using folder = withFolder('plop-sync');
  const plop = await load();
  const target = join(folder.path, 'shop');
  await plop.getGenerator('create-repo').runActions({ name: 'shop', target });
  const env = cleanEnvironment({
    home: join(folder.path, 'home'),
    identity: { name: 'Test', email: 'test@example.com' },
  });
  const git = (...args: string[]) => run(['git', ...args], { cwd: target, env });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'made');

  const again = await plop.getGenerator('sync-repo').runActions({ target });
  expect(again.failures).toEqual([]);
  expect(again.changes[0]?.path).toContain('nothing to do');

  appendFileSync(join(target, 'packages', 'models', 'src', 'words.ts'), '// Of the team.\n');
  await git('commit', '--quiet', '--all', '--message', 'edited');
  expect(existsSync(join(target, 'packages', 'tools'))).toBe(false);
  const added = await plop.getGenerator('add-package').runActions({ target, template: 'tools' });
  expect(added.failures).toEqual([]);
  expect(existsSync(join(target, 'packages', 'tools', 'package.json'))).toBe(true);
  expect(readFileSync(join(target, 'packages', 'models', 'src', 'words.ts'), 'utf8')).toContain('// Of the team.');
}, 120_000);
