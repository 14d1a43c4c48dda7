import type { Migration, MigrationStep } from '@agent-canvas/packs';
import { expect, test } from 'vitest';
import { planSync } from './plan-sync.ts';
import { type MemoryRepository, memoryRepository, plainPack, plainRequest } from './testing/index.ts';

const config = (key: string) => `export const config = {\n  /** memory.ttl */\n  ${key}: 1,\n};\n`;
const before = {
  'a.md': 'a\n',
  'gone.md': 'gone\n',
  'src/config.ts': { content: config('ttl'), class: 'keys' },
} as const;
const after = { 'b.md': 'a 2\n', 'src/config.ts': { content: config('ttlMs'), class: 'keys' } } as const;
const steps: MigrationStep[] = [
  { rename: { from: 'a.md', to: 'b.md' } },
  { delete: 'gone.md' },
  { key: { file: 'src/config.ts', from: 'ttl', to: 'ttlMs' } },
];
const migrations: Migration[] = [{ id: 'm', version: '0.2.0', summary: 's', steps }];
const one = plainPack(before);
const two = plainPack(after, { version: '0.2.0', migrations });

const sync = async (repository: MemoryRepository, pack = two) =>
  planSync({ ...plainRequest, repository, pack, bases: repository.bases });
async function created(): Promise<MemoryRepository> {
  const empty = memoryRepository();
  return empty.after(await sync(empty, one));
}
const textOf = (repository: MemoryRepository, path: string) => repository.read(path)?.content;

test('an untouched repository ends as if it had been made with the new version', async () => {
  const repository = await created();
  const synced = repository.after(await sync(repository));
  expect([...synced.paths()].filter((path) => !path.startsWith('.canvas')).sort()).toEqual([
    'b.md',
    'canvas.yaml',
    'src/config.ts',
  ]);
  expect(textOf(synced, 'src/config.ts')).toBe(config('ttlMs'));
  expect(synced.lock?.migrations).toEqual(['m']);
  expect((await sync(synced)).isNothing).toBe(true);
});

test('edits follow their file and key, and a deleted file that was edited stays', async () => {
  const edited = (await created()).edited({
    'a.md': 'a\nours\n',
    'gone.md': 'gone\nours\n',
    'src/config.ts': config('ttl').replace(': 1', ': 5'),
  });
  const plan = await sync(edited);
  const synced = edited.after(plan);
  expect(textOf(synced, 'a.md')).toBeUndefined();
  expect(textOf(synced, 'b.md')).toContain('ours');
  expect(textOf(synced, 'gone.md')).toBe('gone\nours\n');
  expect(textOf(synced, 'src/config.ts')).toBe(config('ttlMs').replace(': 1', ': 5'));
  expect(plan.conflicts.map(({ path }) => path)).not.toContain('src/config.ts');
});
