import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCanvas } from '@agent-canvas/canvas';
import { buildPack } from '@agent-canvas/packs/build';
import { renderTree } from '@agent-canvas/render';

const root = join(import.meta.dirname, '../..');

/** The files that the built-in templates give for a canvas of test/canvases, by path; `set` overrides settings, as `--set` does. */
export const renderCanvas = async (name: string, set: Record<string, string> = {}): Promise<Map<string, string>> => {
  const pack = await buildPack({
    folder: join(root, 'templates'),
    catalogFile: join(root, 'pnpm-workspace.yaml'),
    name: 'test',
    version: '0.0.0',
  });
  const { canvas } = parseCanvas(readFileSync(join(root, `test/canvases/${name}.yaml`), 'utf8'), {
    overrides: Object.entries(set).map(([path, value]) => ({ path, value })),
  });
  const { files } = renderTree(pack, canvas, { isOpen: () => false });
  return new Map(files.map(({ path, content }) => [path, content.toString()]));
};
