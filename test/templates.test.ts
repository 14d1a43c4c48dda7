import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isOpen, parseCanvas } from '@agent-canvas/canvas';
import { buildPack } from '@agent-canvas/packs/build';
import { renderTree } from '@agent-canvas/render';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = (folder: string) =>
  buildPack({ folder, catalogFile: join(root, 'pnpm-workspace.yaml'), name: 'agent-canvas', version: '0.0.0' });
const pack = await build(join(root, 'templates'));

/** Dotted keys of a config object, down to those that `known` names. */
function keysOf(value: unknown, known: ReadonlySet<string>, prefix = ''): string[] {
  if (known.has(prefix) || typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, part]) => keysOf(part, known, prefix === '' ? key : `${prefix}.${key}`));
}

describe.each(pack.templates.filter(({ config }) => config).map(({ id, config }) => [id, config] as const))(
  'the sample configuration of %s',
  (id, config) => {
    test('has just the keys that the template defines', async () => {
      const file = pathToFileURL(join(root, 'templates', id, 'files', config?.path ?? ''));
      const sample: { config: unknown } = await import(file.href);
      const keys = config?.entries.map(({ key }) => key) ?? [];
      expect(keysOf(sample.config, new Set(keys)).sort()).toEqual([...keys].sort());
    });
  },
);

describe.each(pack.templates.flatMap(({ id, wiring = [] }) => wiring.map((file) => [id, file.path, file] as const)))(
  'the sample wiring of %s, %s',
  (id, path, file) => {
    test('exports just the names that the template defines', async () => {
      const sample = await import(pathToFileURL(join(root, 'templates', id, 'files', path)).href);
      expect(Object.keys(sample).sort()).toEqual(file.exports.map(({ name }) => name).sort());
    });
  },
);

describe('a new template', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'templates-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('touches its own folder alone', async () => {
    for (const { id } of pack.templates) {
      cpSync(join(root, 'templates', id), join(folder, id), {
        recursive: true,
        filter: (path) => !/[/\\](node_modules|dist|\.turbo)$/.test(path),
      });
    }
    cpSync(join(root, 'templates', 'node_modules'), join(folder, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: false,
    });
    mkdirSync(join(folder, 'dummy', 'files'), { recursive: true });
    writeFileSync(join(folder, 'dummy', 'files', 'hello.txt'), 'hello');
    writeFileSync(
      join(folder, 'dummy', 'template.ts'),
      `export default { id: 'dummy', summary: 'A dummy', target: 'packages/dummy' };`,
    );
    const { templates } = await build(folder);
    expect(templates.find(({ id }) => id === 'dummy')?.files.map(({ path }) => path)).toEqual([
      'packages/dummy/hello.txt',
    ]);
    expect(templates.filter(({ id }) => id !== 'dummy')).toEqual(pack.templates);
  });
});

test.each(['minimal', 'support'])('no line stands twice in the files of %s that sync merges as sets', (name) => {
  const { canvas, answers } = parseCanvas(readFileSync(join(root, 'test', 'canvases', `${name}.yaml`), 'utf8'));
  const { files } = renderTree(pack, canvas, { isOpen: (topic) => isOpen(answers, topic) });
  const sets = files.filter(({ path }) => /(^|\/)(\.gitignore|\.dockerignore|\.gitattributes|CODEOWNERS)$/.test(path));
  expect(sets.map(({ path }) => path)).toContain('.gitignore');
  for (const { path, content } of sets) {
    const lines = String(content)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => (path.endsWith('ignore') ? line : line.split(/\s/)[0]));
    expect(lines.length, path).toBe(new Set(lines).size);
  }
});
