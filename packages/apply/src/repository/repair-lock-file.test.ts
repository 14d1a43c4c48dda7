import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobId, packBases, readLock, unpackBases } from '@agent-canvas/plan';
import { expect, test } from 'vitest';
import { createRepository, gitEnvironment as env, git, lockOf, temporaryFolder } from '../testing/git-repository.ts';
import { readRepository } from './read-repository.ts';
import { repairLockFile } from './repair-lock-file.ts';

const files = { 'a.txt': 'a\n', 'b.txt': 'b\n' };

test('a lock and bases that git could not merge are mended from both sides, and the merge can go on', async () => {
  using folder = temporaryFolder();
  const root = join(folder.path, 'x');
  createRepository(root, files);
  await expect(repairLockFile(root, { env })).rejects.toMatchObject({ code: 'E_NO_CONFLICT' });
  const sync = (added: string, base: string): void => {
    writeFileSync(join(root, '.canvas/lock.json'), lockOf(files, { added: [added] }));
    writeFileSync(join(root, '.canvas/base.br'), packBases(['a\n', base]));
    git(root, 'commit', '--quiet', '--all', '--message', added);
  };
  git(root, 'checkout', '--quiet', '-b', 'side');
  sync('theirs', 'of theirs');
  git(root, 'checkout', '--quiet', 'main');
  sync('mine', 'of mine');
  expect(() => git(root, 'merge', 'side')).toThrow();
  await expect(readRepository(root, { env })).rejects.toMatchObject({ code: 'E_LOCK_CONFLICTED' });

  await repairLockFile(root, { env });
  expect(readLock(readFileSync(join(root, '.canvas/lock.json'), 'utf8')).added).toEqual(['mine', 'theirs']);
  const bases = unpackBases(readFileSync(join(root, '.canvas/base.br')));
  expect([...bases.keys()].sort()).toEqual(['a\n', 'of mine', 'of theirs'].map(blobId).sort());
  git(root, 'commit', '--quiet', '--no-edit');
  await expect(readRepository(root, { env })).resolves.toMatchObject({ dirty: [] });
});
