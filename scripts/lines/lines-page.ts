import { readFileSync } from 'node:fs';
import { isOpen, parseCanvas } from '@agent-canvas/canvas';
import { renderTree } from '@agent-canvas/render';
import { builtInPack } from '../../test/built-in-pack.ts';
import { lineReport } from './line-report.ts';

const intro = `# Lines of the emitted repository

Lines of TypeScript that a team owns, blank lines counted; tests and what only tests use (\`testing/\`) are left out. The aims are
4,000 for \`minimal.yaml\`, 10,000 for \`support.yaml\`, and 300 to read before the first tool. Written by \`pnpm lines --write\`.

`;

/** The whole of docs/lines.md, for the smallest and the fullest canvas of the tests. */
export async function linesPage(): Promise<string> {
  const pack = await builtInPack();
  const trees = ['minimal', 'support'].map((name) => {
    const text = readFileSync(new URL(`../../test/canvases/${name}.yaml`, import.meta.url), 'utf8');
    const { canvas, answers } = parseCanvas(text);
    return { name, tree: renderTree(pack, canvas, { isOpen: (topic) => isOpen(answers, topic) }) };
  });
  return intro + lineReport(trees);
}
