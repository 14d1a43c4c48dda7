import { createCipher } from '@acme/security';
import { expect, test } from 'vitest';
import { emptyDatabase, resultOf } from '../testing/open-test-app.ts';
import { createRunStore, LEASE_MS } from './run-store.ts';

const run = (id: string, owner = 'ann') => ({
  id,
  threadId: 't',
  resource: { tenant: 'a', owner, attributes: { department: 'sales' } },
  input: 'a secret wish',
});

const open = async (engine: 'embedded' | 'postgres' = 'embedded') => {
  const database = await emptyDatabase();
  let now = 1_000;
  const cipher = createCipher({ env: {} });
  /** Each replica has a store of its own over the same database. */
  const replica = () => createRunStore({ database: { ...database, engine }, cipher, clock: () => now });
  return { database, replica, at: (time: number) => (now = time) };
};

test('a run is found with whose it is and what came of it', async () => {
  const store = await (await open()).replica();
  await store.create(run('1'));
  expect(await store.find('1')).toEqual({
    id: '1',
    threadId: 't',
    status: 'running',
    resource: { tenant: 'a', owner: 'ann', attributes: { department: 'sales' } },
  });
  await store.finish('1', resultOf('1'));
  expect(await store.find('1')).toMatchObject({ status: 'completed', result: resultOf('1') });
  expect(await store.find('2')).toBeUndefined();
});

test('after a crash a single process fails what it left running, as interrupted', async () => {
  const { replica } = await open();
  await (await replica()).create(run('1'));
  const restarted = await replica();
  expect(await restarted.failLost()).toBe(1);
  expect(await restarted.find('1')).toMatchObject({ status: 'failed', result: { reason: 'interrupted' } });
});

test('among replicas a run is lost only when its replica has been silent for a lease', async () => {
  const { replica, at } = await open('postgres');
  const [one, two] = [await replica(), await replica()];
  await one.create(run('1'));
  at(1_000 + LEASE_MS);
  expect(await two.failLost()).toBe(0);
  await one.renewLeases();
  at(1_000 + 2 * LEASE_MS);
  expect(await two.failLost()).toBe(0);
  at(1_001 + 2 * LEASE_MS);
  expect(await one.failLost()).toBe(0);
  expect(await two.failLost()).toBe(1);
});

test('a run that ended while it was taken for lost keeps its result', async () => {
  const { replica, at } = await open('postgres');
  const [one, two] = [await replica(), await replica()];
  await one.create(run('1'));
  await one.create(run('2'));
  at(1_001 + LEASE_MS);
  const failing = two.failLost();
  await one.finish('1', resultOf('1'));
  await one.finish('2', resultOf('2'));
  await failing;
  expect(await one.find('2')).toMatchObject({ status: 'completed' });
});

test('a cancellation reaches the replica that runs it', async () => {
  const { replica } = await open('postgres');
  const [one, two] = [await replica(), await replica()];
  await one.create(run('1'));
  await two.requestCancel('1');
  expect(await two.renewLeases()).toEqual([]);
  expect(await one.renewLeases()).toEqual(['1']);
});

test('runs are erased by owner and purged by age; feedback goes with them', async () => {
  const { replica, database, at } = await open();
  const store = await replica();
  for (const [id, owner] of [
    ['1', 'ann'],
    ['2', 'ann'],
    ['3', 'bob'],
  ] as const)
    await store.create(run(id, owner));
  await store.addFeedback({ runId: '1', author: 'a/ann', feedback: { comment: 'good' } });
  expect(await store.erase({ tenant: 'b', owner: 'ann' })).toBe(0);
  expect(await store.erase({ tenant: 'a', owner: 'ann' })).toBe(2);
  expect(await database.sql.selectFrom('feedback').selectAll().execute()).toEqual([]);
  at(5_000);
  await store.create(run('4'));
  await store.finish('3', resultOf('3'));
  expect(await store.purge(6_000)).toBe(1);
  expect(await store.find('4')).toMatchObject({ status: 'running' });
});
