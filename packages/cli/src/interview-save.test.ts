import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '@agent-canvas/testkit';
import { expect, it } from 'vitest';
import { saveInterview } from './interview-save.ts';
import type { Terminal } from './terminal.ts';

function terminalAt(cwd: string) {
  let said = '';
  const terminal: Terminal = {
    hasColours: false,
    env: {},
    program: 'agent-canvas',
    cwd,
    isInteractive: true,
    signal: new AbortController().signal,
    out: (text) => {
      said += text;
    },
    note: (text) => {
      said += text;
    },
    progress: () => {},
    style: (_, text) => text,
  };
  return { terminal, said: () => said };
}

it('writes NAME.canvas.yaml and says how to go on', async () => {
  using folder = withFolder('save');
  const { terminal, said } = terminalAt(folder.path);
  await saveInterview({ text: 'name: shop\n', name: 'shop', dir: 'my-shop', from: undefined, terminal });
  expect(readFileSync(join(folder.path, 'shop.canvas.yaml'), 'utf8')).toBe('name: shop\n');
  expect(said()).toContain('agent-canvas create my-shop --canvas shop.canvas.yaml --edit');
});

it.each([
  ['another file of that name is kept', undefined, ['shop-2.canvas.yaml', 'shop.canvas.yaml'], 'theirs'],
  ['the file that it started from is written over', './shop.canvas.yaml', ['shop.canvas.yaml'], 'name: shop\n'],
])('%s', async (_, from, files, kept) => {
  using folder = withFolder('save');
  writeFileSync(join(folder.path, 'shop.canvas.yaml'), 'theirs');
  const { terminal } = terminalAt(folder.path);
  await saveInterview({ text: 'name: shop\n', name: 'shop', dir: undefined, from, terminal });
  expect(readdirSync(folder.path).sort()).toEqual(files);
  expect(readFileSync(join(folder.path, 'shop.canvas.yaml'), 'utf8')).toBe(kept);
});

it('says so where it cannot write', async () => {
  const { terminal } = terminalAt('/nowhere');
  const saving = saveInterview({ text: '', name: 'shop', dir: undefined, from: undefined, terminal });
  await expect(saving).rejects.toMatchObject({ code: 'E_SAVE' });
});
