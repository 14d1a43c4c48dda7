import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@acme/database/testing';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { config } from './config.ts';
import { createSecurity } from './create-security.ts';
import { productionGaps } from './production-gaps.ts';
import { gapChecks } from './wiring.ts';

const { dataClass } = config;
afterEach(() => {
  config.dataClass = dataClass;
});

const open = async () => {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'security-'));
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  return createSecurity({ env: { DATA_DIR: folder }, database });
};

test('authenticates, decides, masks and keeps evidence', async () => {
  const security = await open();
  const principal = await security.authenticate(new Headers({ authorization: `Bearer ${security.developmentKey}` }));
  expect(await security.authorize(principal, 'runs:create')).toMatchObject({ allowed: true });
  await security.audit({ actor: principal.id, action: 'runs:create', resource: 'runs/1', outcome: 'ok' });
  expect(await security.verifyAudit()).toMatchObject({ intact: true, entries: 1 });
  expect(await security.purgeAudit()).toBe(0);
  expect(security.warnings()).toEqual([]);
});

test.each([
  ['public', true],
  ['internal', true],
  ['confidential', false],
  ['restricted', false],
] as const)('an input of %s data may be logged: %s', async (value, may) => {
  config.dataClass = value;
  const security = await open();
  expect(security.loggable('from ann@example.org')).toBe(may ? security.mask('from ann@example.org') : undefined);
});

test('production names all that is missing at once, each with its remedy', () => {
  const gaps = productionGaps({ NODE_ENV: 'production' });
  expect(gaps.length).toBeGreaterThanOrEqual(gapChecks.length);
  for (const gap of gaps) expect(gap).toEqual({ what: expect.stringMatching(/./), fix: expect.stringMatching(/./) });
});
