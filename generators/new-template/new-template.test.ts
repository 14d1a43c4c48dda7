import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCanvas } from '@agent-canvas/canvas';
import type { Pack } from '@agent-canvas/packs';
import { buildPack } from '@agent-canvas/packs/build';
import { renderTree } from '@agent-canvas/render';
import { withFolder } from '@agent-canvas/testkit';
import nodePlop from 'node-plop';
import { expect, it } from 'vitest';
import { workspace } from '../workspace.ts';
import { newTemplate } from './new-template.ts';

async function generatorFor(folder: string) {
  const plop = await nodePlop('');
  plop.setGenerator('new-template', newTemplate(folder));
  return plop.getGenerator('new-template');
}

const given = { id: 'data-export', summary: "Exports a person's data on request" };

const written = [
  'README.md',
  'files/AGENTS.md.hbs',
  'files/README.md.hbs',
  'files/package.json',
  'files/src/index.ts',
  'files/tsconfig.json',
  'template.test.ts',
  'template.ts',
];

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

it('writes a folder that the pack takes as it is', async () => {
  using folder = withFolder('new-template');
  const templates = join(folder.path, 'templates');
  mkdirSync(templates);
  symlinkSync(join(workspace.templates, 'node_modules'), join(folder.path, 'node_modules'));
  const { failures } = await (await generatorFor(templates)).runActions(given);
  expect(failures).toEqual([]);
  expect(filesIn(join(templates, given.id))).toEqual(written);

  const pack: Pack = await buildPack({
    folder: templates,
    catalogFile: workspace.catalogFile,
    name: 'p',
    version: '0.0.0',
  });
  expect(pack.templates).toMatchObject([{ id: given.id, summary: given.summary, target: 'packages/data-export' }]);
  const { canvas } = parseCanvas('name: hello-agent');
  const files = new Map(
    renderTree(pack, canvas, { isOpen: () => true }).files.map(({ path, content }) => [path, content]),
  );
  expect(files.get('packages/data-export/README.md')).toContain('# @hello-agent/data-export');
  expect(JSON.parse(String(files.get('packages/data-export/package.json')))).toMatchObject({
    name: '@hello-agent/data-export',
  });
});

it('never writes over a template', async () => {
  using folder = withFolder('new-template');
  cpSync(join(workspace.templates, 'prompts', 'template.ts'), join(folder.path, given.id, 'template.ts'));
  writeFileSync(join(folder.path, given.id, 'mine.txt'), 'mine');
  const before = filesIn(folder.path);
  const { changes, failures } = await (await generatorFor(folder.path)).runActions(given);
  expect(changes).toEqual([]);
  expect(failures).toMatchObject([{ error: expect.stringContaining('not empty') }]);
  expect(filesIn(folder.path)).toEqual(before);
  expect(readFileSync(join(folder.path, given.id, 'mine.txt'), 'utf8')).toBe('mine');
});

it.each(['Data Export', '../elsewhere', '', 'a/b'])('refuses the id %j', async (id) => {
  using folder = withFolder('new-template');
  const { failures } = await (await generatorFor(folder.path)).runActions({ ...given, id });
  expect(failures).toHaveLength(1);
  expect(readdirSync(folder.path)).toEqual([]);
});

it('is one of the generators of the plopfile', async () => {
  const plop = await nodePlop(join(workspace.templates, '..', 'generators', 'plopfile.ts'));
  expect(plop.getGeneratorList().map(({ name }) => name)).toEqual([
    'create-repo',
    'add-package',
    'sync-repo',
    'new-template',
  ]);
});
