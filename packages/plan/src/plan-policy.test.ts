import { UserError } from '@agent-canvas/errors';
import { describe, expect, it, test } from 'vitest';
import { renderLock } from './lock.ts';
import { parseOverrides } from './overrides.ts';
import { planEject } from './plan-eject.ts';
import { type PolicyRequest, planPolicy } from './plan-policy.ts';
import { planRestore } from './plan-restore.ts';
import { planSync } from './plan-sync.ts';
import { type MemoryRepository, memoryRepository, plainPack, plainRequest } from './testing/index.ts';

const files = {
  'docs/a.md': 'a\n',
  'docs/b.md': 'b\n',
  'src/run.ts': 'run\n',
  'tool.sh': { content: '#!\n', executable: true },
};
const one = plainPack(files);
const two = plainPack({ ...files, 'docs/a.md': 'a 2\n', 'src/run.ts': 'run 2\n' }, { version: '0.2.0' });
const overridesPath = '.canvas/overrides.yaml';

async function created(): Promise<MemoryRepository> {
  const repository = memoryRepository();
  return repository.after(await planSync({ ...plainRequest, repository, pack: one, bases: repository.bases }));
}

/** The repository as it is read anew, with its overrides. */
function reread(repository: MemoryRepository): MemoryRepository {
  const text = repository.read(overridesPath)?.content;
  return memoryRepository(repository.files, { overrides: parseOverrides(typeof text === 'string' ? text : '') });
}

const sync = async (repository: MemoryRepository, pack = one) =>
  planSync({ ...plainRequest, repository, pack, bases: repository.bases });
const policyOf = async (repository: MemoryRepository, change: Partial<PolicyRequest>) => {
  const request = { policy: 'own', paths: ['docs/a.md'], reason: 'ours', today: '2026-01-01', ...change } as const;
  const plan = await planPolicy({ repository, bases: repository.bases, ...request });
  return { plan, after: reread(repository.after(plan)) };
};
const restore = async (repository: MemoryRepository, paths: readonly string[], pack = one) => {
  const plan = await planRestore({ ...plainRequest, repository, bases: repository.bases, pack, paths });
  return { plan, after: reread(repository.after(plan)) };
};
const text = (repository: MemoryRepository, path: string) => repository.read(path)?.content;
const codeOf = (code: string, hint = '') => expect.objectContaining({ code, hint: expect.stringContaining(hint) });

describe('own, skip, pin', () => {
  test.each(['own', 'skip', 'pin'] as const)(
    '%s writes the rule and the lock, and there is nothing left to sync',
    async (policy) => {
      const { plan, after } = await policyOf(await created(), { policy, paths: ['docs/**'], expires: '2026-06-01' });
      expect(plan.changes.map(({ path }) => path)).toEqual(['.canvas/lock.json', overridesPath]);
      expect(after.overrides).toEqual([
        { path: 'docs/**', policy, reason: 'ours', expires: '2026-06-01', line: expect.any(Number) },
      ]);
      expect(after.lock?.files['docs/a.md']?.policy).toBe(policy);
      expect(after.lock?.files['src/run.ts']).not.toHaveProperty('policy');
      expect((await sync(after)).isNothing).toBe(true);
      expect(renderLock(after.lock as never)).toBe(text(after, '.canvas/lock.json'));
    },
  );

  it('holds against the next version of the pack, for these files alone', async () => {
    const { after } = await policyOf(await created(), {});
    const plan = await sync(after, two);
    const synced = after.after(plan);
    expect([text(synced, 'docs/a.md'), text(synced, 'src/run.ts')]).toEqual(['a\n', 'run 2\n']);
  });

  it('keeps an edit of the overrides that was made by hand to be applied', async () => {
    const repository = reread(
      (await created()).edited({ [overridesPath]: '- { path: src/**, policy: own, reason: r }\n' }),
    );
    const { after } = await policyOf(repository, {});
    expect(after.lock?.overrides).toBe('');
    expect(after.overrides).toHaveLength(2);
    expect(after.lock?.files['docs/a.md']).not.toHaveProperty('policy');
  });

  it('takes a skipped path that nothing matches for one to come', async () => {
    const { plan } = await policyOf(await created(), { policy: 'skip', paths: ['docs/later.md'] });
    expect(plan.notes).toEqual([{ path: 'docs/later.md', text: expect.stringContaining('holds for what comes') }]);
  });

  test.each<[Partial<PolicyRequest>, string, string]>([
    [{ paths: ['docs'] }, 'E_NO_MATCH', '"docs/**"'],
    [{ paths: ['docs/aa.md'] }, 'E_NO_MATCH', 'docs/a.md'],
    [{ paths: ['mine.txt'] }, 'E_NO_MATCH', 'team’s alone'],
    [{ paths: [] }, 'E_ARGUMENT', 'Name files'],
    [{ paths: ['../x'] }, 'E_ARGUMENT', 'root'],
    [{ paths: ['a{'] }, 'E_ARGUMENT', 'glob'],
    [{ reason: ' ' }, 'E_ARGUMENT', 'Say why'],
    [{ expires: '2026-01-01' }, 'E_ARGUMENT', 'day to come'],
    [{ expires: 'soon' }, 'E_ARGUMENT', 'YYYY-MM-DD'],
  ])('%j is refused', async (change, code, hint) => {
    const repository = (await created()).edited({ 'mine.txt': 'mine' });
    await expect(policyOf(repository, change)).rejects.toThrow(codeOf(code, hint));
  });

  it('refuses a repository without a lock, and overrides that are not sound', async () => {
    await expect(policyOf(memoryRepository(), {})).rejects.toThrow(codeOf('E_NOT_OURS'));
    const broken = (await created()).edited({ [overridesPath]: '- path: a\n' });
    await expect(policyOf(broken, {})).rejects.toThrow(UserError);
  });

  it('refuses a file that waits for a decision', async () => {
    const repository = (await created()).edited({ 'docs/a.md': 'ours\n' });
    const conflicted = repository.after(await sync(repository, two));
    await expect(policyOf(conflicted, {})).rejects.toThrow(codeOf('E_CONFLICT_LEFT', 'sync resolve'));
  });
});

describe('restore', () => {
  it('brings back edited, deleted and no longer executable files, and no other', async () => {
    const repository = (await created()).edited({
      'docs/a.md': 'ours\n',
      'docs/b.md': undefined,
      'src/run.ts': 'ours\n',
      'tool.sh': { content: '#!\n', executable: false },
    });
    const { plan, after } = await restore(repository, ['docs/**', 'tool.sh']);
    expect(plan.changes.map(({ path, action }) => `${action} ${path}`)).toEqual([
      'update docs/a.md',
      'create docs/b.md',
      'mode tool.sh',
    ]);
    expect([text(after, 'docs/a.md'), text(after, 'src/run.ts')]).toEqual(['a\n', 'ours\n']);
    expect((await sync(after)).isNothing).toBe(true);
  });

  it('drops the rule for just this path, and says where a wider one still holds', async () => {
    const { after: owned } = await policyOf(await created(), { paths: ['docs/a.md', 'docs/**'] });
    const edited = reread(owned.edited({ 'docs/a.md': 'ours\n' }));
    const { plan, after } = await restore(edited, ['docs/a.md']);
    expect(after.overrides.map(({ path }) => path)).toEqual(['docs/**']);
    expect(plan.notes).toEqual([{ path: 'docs/a.md', text: expect.stringContaining("'docs/**'") }]);
    const { after: free } = await restore(after, ['docs/**']);
    expect(free.overrides).toEqual([]);
    expect(free.lock?.files['docs/a.md']).not.toHaveProperty('policy');
    expect((await sync(free)).isNothing).toBe(true);
  });

  it('takes an ejected file back, and settles a conflict', async () => {
    const repository = await created();
    const ejected = repository.after(await planEject({ repository, bases: repository.bases, paths: ['docs/a.md'] }));
    const { after } = await restore(ejected, ['docs/a.md']);
    expect(after.lock?.ejected).toEqual({});
    expect((await sync(after)).isNothing).toBe(true);
    const edited = repository.edited({ 'docs/a.md': 'ours\n' });
    const conflicted = edited.after(await sync(edited, two));
    expect(Object.keys(conflicted.lock?.conflicts ?? {})).toEqual(['docs/a.md']);
    const { after: settled } = await restore(conflicted, ['docs/a.md'], two);
    expect(text(settled, 'docs/a.md')).toBe('a 2\n');
    expect((await sync(settled, two)).isNothing).toBe(true);
  });

  it('takes the version of the pack that it is given, and the bases follow', async () => {
    const { after } = await restore(await created(), ['docs/a.md'], two);
    expect(text(after, 'docs/a.md')).toBe('a 2\n');
    const base = after.lock?.files['docs/a.md']?.base ?? '';
    expect(await after.bases(base, 'docs/a.md')).toBe('a 2\n');
    expect(await after.bases(after.lock?.files['src/run.ts']?.base ?? '', 'src/run.ts')).toBe('run\n');
  });

  it('refuses what the pack does not have, what is blocked, and a pack whose migrations wait', async () => {
    const repository = await created();
    await expect(restore(repository, ['docs/c.md'])).rejects.toThrow(codeOf('E_NO_MATCH', 'docs/'));
    const blocked = repository.edited({ 'docs/a.md': undefined, 'docs/a.md/x': 'x' });
    await expect(restore(blocked, ['docs/a.md'])).rejects.toThrow(codeOf('E_BLOCKED'));
    const migrations = [{ id: 'm', version: '0.2.0', summary: 's', steps: [{ delete: 'x' }] }];
    const moving = plainPack(files, { version: '0.2.0', migrations });
    await expect(restore(repository, ['docs/a.md'], moving)).rejects.toThrow(codeOf('E_BEHIND', 'sync first'));
  });
});

describe('eject', () => {
  const eject = async (repository: MemoryRepository, ...paths: string[]) => {
    const plan = await planEject({ repository, bases: repository.bases, paths });
    return { plan, after: repository.after(plan) };
  };

  it('leaves the files, remembers what was given, and no sync brings them back or changes them', async () => {
    const repository = (await created()).edited({ 'docs/a.md': 'ours\n', 'docs/b.md': undefined });
    const given = repository.lock?.files['docs/a.md']?.base;
    const { plan, after } = await eject(repository, 'docs/**');
    expect(plan.changes.map(({ path }) => path)).toEqual(['.canvas/base.br', '.canvas/lock.json']);
    expect(after.lock?.ejected).toEqual({ 'docs/a.md': given, 'docs/b.md': expect.any(String) });
    expect((await sync(after)).isNothing).toBe(true);
    const synced = after.after(await sync(after, two));
    expect([text(synced, 'docs/a.md'), text(synced, 'docs/b.md'), text(synced, 'src/run.ts')]).toEqual([
      'ours\n',
      undefined,
      'run 2\n',
    ]);
  });

  it('refuses what sync does not know', async () => {
    await expect(eject(await created(), 'x')).rejects.toThrow(codeOf('E_NO_MATCH'));
  });

  it('refuses what sync itself lives on', async () => {
    const pack = plainPack({ '.canvas/check.mjs': 'check\n' });
    const empty = memoryRepository();
    const repository = empty.after(await planSync({ ...plainRequest, repository: empty, pack, bases: empty.bases }));
    await expect(eject(repository, '.canvas/**')).rejects.toThrow(codeOf('E_ENGINE_FILE'));
  });
});
