import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parsePack } from '../parse-pack.ts';
import { buildPack } from './build-pack.ts';
import { readChangelog } from './read-changelog.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'build-pack-'));
  write('workspace.yaml', 'catalog: { zod: 4.6.7 }\n');
  write('templates/one/files/a.txt', 'a');
  write(
    'templates/one/template.ts',
    `export default { id: 'one', summary: 'One', target: 'packages/one',
      operations: [{ setting: 'stack.target', to: 'kubernetes', steps: [{ do: 'Make a namespace', kind: 'service' }] }] };`,
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const build = () =>
  buildPack({
    folder: join(root, 'templates'),
    catalogFile: join(root, 'workspace.yaml'),
    changelogFile: join(root, 'CHANGELOG.md'),
    name: 'p',
    version: '0.10.0',
  });

const changelog = '# p\n\n## 0.10.0\n\n### Minor Changes\n\n- abc: Ten\n\n## 0.9.0\n\n- Nine\n  ## not a version\n';

test('migrations, advisories, operations and the change log become data', async () => {
  write('CHANGELOG.md', changelog);
  write(
    'templates/migrations/later/migration.yaml',
    'version: 0.10.0\nsummary: L\nsteps:\n  - delete: packages/one/b.txt\n',
  );
  write(
    'templates/migrations/early/migration.yaml',
    'version: 0.9.0\nsummary: E\nsteps:\n  - delete: packages/one/c.txt\n',
  );
  write(
    'templates/advisories/leak.yaml',
    `severity: low\nsummary: S\naffects: <0.10.0\nfiles: {}\npattern: "leak()"\nfixedIn: 0.10.0\nfix: Sync.\n`,
  );
  const pack = await build();
  expect(pack.migrations?.map(({ id }) => id)).toEqual(['early', 'later']);
  expect(pack.advisories).toEqual([expect.objectContaining({ id: 'leak', pattern: 'leak()' })]);
  expect(pack.operations).toEqual([expect.objectContaining({ setting: 'stack.target' })]);
  expect(pack.templates[0]).not.toHaveProperty('operations');
  expect(pack.changelog).toEqual({
    '0.10.0': '### Minor Changes\n\n- abc: Ten',
    '0.9.0': '- Nine\n  ## not a version',
  });
  expect(parsePack(Buffer.from(JSON.stringify(pack))).pack).toEqual(pack);
});

test('a pack without any of them has none of the keys', async () => {
  write('CHANGELOG.md', '# p\n');
  expect(Object.keys(await build())).not.toEqual(expect.arrayContaining(['migrations', 'advisories', 'changelog']));
});

test.each([
  [
    'migrations/m/migration.yaml',
    'version: 0.9.0\nsummary: s\nsteps:\n  - run: rm\n',
    'migration m, step 1: is no step',
  ],
  ['migrations/m/migration.yaml', 'id: m\n', 'leave the key out'],
  ['migrations/m/migration.yaml', '- a\n', 'it holds no keys'],
  ['migrations/m/migration.yaml', 'a: [', 'migration.yaml'],
  ['migrations/m/other.yaml', '', 'migration.yaml'],
  [
    'migrations/M/migration.yaml',
    'version: 0.9.0\nsummary: s\nsteps: [{ delete: a }]\n',
    'migration M, id: is not an id',
  ],
  ['advisories/a.yaml', 'severity: low\n', 'advisory a, summary'],
])('%s is checked when the pack is built', async (path, text, message) => {
  write('CHANGELOG.md', changelog);
  write(`templates/${path}`, text);
  await expect(build()).rejects.toThrow(message);
});

test('a change log with line ends of Windows is read', () => {
  write('C.md', changelog.replaceAll('\n', '\r\n'));
  expect(readChangelog(join(root, 'C.md'))['0.10.0']).toBe('### Minor Changes\n\n- abc: Ten');
});

test('the samples of docs/authoring-templates.md are sound', async () => {
  const page = readFileSync(new URL('../../../../docs/authoring-templates.md', import.meta.url), 'utf8');
  const [migration = '', advisory = ''] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text);
  write('CHANGELOG.md', changelog);
  write('templates/migrations/sample/migration.yaml', migration);
  write('templates/advisories/sample.yaml', advisory);
  const pack = await build();
  expect(pack.migrations?.[0]?.steps).toHaveLength(4);
  expect(pack.advisories?.[0]).toMatchObject({ id: 'sample', isRegExp: true });
});
