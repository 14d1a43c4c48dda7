import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCanvas } from '@agent-canvas/canvas';
import { type Change, planCreate } from '@agent-canvas/plan';
import { cleanEnvironment, run, withFolder, writeTree } from '@agent-canvas/testkit';
import { expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';

const pack = await builtInPack();
const canvasText = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`canvases/${name}.yaml`, import.meta.url)), 'utf8');

/** Everything that create writes for a canvas. */
function created(text: string): Record<string, string | Uint8Array> {
  const { changes } = planCreate({
    parsed: parseCanvas(text),
    canvasText: text,
    pack: { pack, integrity: 'sha512-x' },
  });
  return Object.fromEntries(changes.map(({ path, content }: Change) => [path, content ?? '']));
}

test.each(['minimal', 'support', 'research'])(
  'what create makes of %s is in sync for its own checker, until an answer changes',
  async (name) => {
    using folder = withFolder('emitted-check');
    const text = canvasText(name);
    const files = created(text);
    writeTree(folder.path, files);
    const env = cleanEnvironment({ home: join(folder.path, '..', 'home') });
    const check = () => run([process.execPath, '.canvas/check.mjs', '--json'], { cwd: folder.path, env });
    const fresh = await check();
    expect(fresh, fresh.stdout).toMatchObject({ code: 0, stderr: '' });
    const { counts } = JSON.parse(fresh.stdout);
    // All but the lock, the bases and canvas.yaml.
    expect(counts).toMatchObject({ managed: Object.keys(files).length - 3, edited: 0, missing: 0 });
    writeTree(folder.path, { 'canvas.yaml': `# a comment\n${text}\n` });
    expect(await check()).toMatchObject({ code: 0 });
    writeTree(folder.path, { 'canvas.yaml': text.replace(/^name: .*$/m, 'name: renamed') });
    const changed = await check();
    expect([changed.code, JSON.parse(changed.stdout).findings.map(({ rule }: { rule: string }) => rule)]).toEqual([
      2,
      ['canvas-changed'],
    ]);
  },
);
