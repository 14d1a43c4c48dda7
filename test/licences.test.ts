import { fileURLToPath } from 'node:url';
import { run } from '@agent-canvas/testkit';
import { expect, test } from 'vitest';

/** Licences that put no duty on who runs a service with the package. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
];

test('whatever an emitted repository installs may be used without asking', async () => {
  const done = await run(
    ['npx', '--yes', '--prefer-offline', 'pnpm@12', 'licenses', 'list', '--json', '--filter', './templates/**'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: process.env,
    },
  );
  const byLicence = JSON.parse(done.stdout) as Record<string, { name: string }[]>;
  expect(Object.values(byLicence).flat().length).toBeGreaterThan(50);
  const refused = Object.entries(byLicence).filter(
    ([licence]) => !licence.split(/ OR |[()]/).some((one) => allowed.includes(one.trim())),
  );
  expect(refused.map(([licence, packages]) => `${licence}: ${packages.map(({ name }) => name).join(', ')}`)).toEqual(
    [],
  );
});
