import { expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { postgresGap } from './postgres-gap.ts';

test('production without DATABASE_URL is a gap, and does not fall back to the embedded twin', async () => {
  expect(postgresGap({})).toMatchObject([{ fix: expect.stringContaining('DATABASE_URL') }]);
  await expect(openDatabase({ env: { NODE_ENV: 'production' } })).rejects.toThrow('DATABASE_URL is not set');
});

test('with DATABASE_URL nothing is missing, and a server out of reach is reported at once', async () => {
  const url = 'postgres://nobody@127.0.0.1:9/none';
  expect(postgresGap({ DATABASE_URL: url })).toEqual([]);
  await expect(openDatabase({ env: { DATABASE_URL: url } })).rejects.toThrow('out of reach');
});

test('outside production the embedded twin stands in', async () => {
  const database = await openDatabase({ env: {}, dataDir: 'memory://' });
  expect(database.engine).toBe('embedded');
  await database.close();
}, 60_000);
