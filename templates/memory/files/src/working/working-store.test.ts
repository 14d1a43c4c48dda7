import { type Database, migrate } from '@acme/database';
import { testEngines } from '@acme/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../migrations.ts';
import { createWorkingStore, type WorkingStore } from './working-store.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 1);
const threadOf = (user: string, threadId: string, tenant = 'acme') => ({ owner: { tenant, user }, threadId });

for (const engine of testEngines) {
  describe.skipIf(engine.missing)(
    `working memory on the ${engine.name} engine${engine.missing ? ` (skipped: ${engine.missing})` : ''}`,
    () => {
      let database: Database;
      let store: WorkingStore;
      beforeAll(async () => {
        database = await engine.open();
        await migrate(database, { owner: 'memory', migrations });
        store = createWorkingStore({ database, cipher: undefined, clock: () => NOW, ttlMs: 24 * HOUR });
      }, 60_000);
      afterAll(() => database?.close());

      test('returns the last turns of a thread, oldest first', async () => {
        const thread = threadOf('ann', 'one');
        await store.append(thread, [
          { role: 'user', text: 'one', at: NOW - 3 },
          { role: 'assistant', text: 'two', at: NOW - 2 },
        ]);
        await store.append(thread, [{ role: 'user', text: 'three', at: NOW - 1 }]);
        expect(await store.recent(thread, 2)).toEqual([
          { role: 'assistant', text: 'two', at: NOW - 2 },
          { role: 'user', text: 'three', at: NOW - 1 },
        ]);
      });

      test('shows a thread to its owner alone', async () => {
        await store.append(threadOf('ann', 'shared'), [{ role: 'user', text: 'mine', at: NOW }]);
        expect(await store.recent(threadOf('bob', 'shared'), 10)).toEqual([]);
        expect(await store.recent(threadOf('ann', 'shared', 'other'), 10)).toEqual([]);
      });

      test('no longer shows turns whose time is over, and sweeps them', async () => {
        const thread = threadOf('old', 'one');
        await store.append(thread, [
          { role: 'user', text: 'yesterday', at: NOW - 25 * HOUR },
          { role: 'user', text: 'today', at: NOW - 23 * HOUR },
        ]);
        expect((await store.recent(thread, 10)).map(({ text }) => text)).toEqual(['today']);
        expect(await store.sweep(NOW)).toBe(1);
        expect(await store.sweep(NOW)).toBe(0);
      });

      test('erases all turns of one owner and nothing else', async () => {
        await store.append(threadOf('eve', 'one'), [{ role: 'user', text: 'x', at: NOW }]);
        await store.append(threadOf('eve', 'two'), [{ role: 'user', text: 'y', at: NOW }]);
        await store.append(threadOf('eve', 'one', 'other'), [{ role: 'user', text: 'z', at: NOW }]);
        expect(await store.erase({ tenant: 'acme', user: 'eve' })).toBe(2);
        expect(await store.recent(threadOf('eve', 'one', 'other'), 10)).toHaveLength(1);
      });
    },
  );
}
