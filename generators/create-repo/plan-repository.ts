import { createHash } from 'node:crypto';
import { type Answers, isOpen, parseCanvas, renderCanvas, settings, toJsonSchema } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { buildPack } from '@agent-canvas/packs/build';
import { type Plan, planCreate } from '@agent-canvas/plan';
import { workspace } from '../workspace.ts';

/** Plans a repository for the answers with the templates of this clone. Throws CanvasError where they break a rule. */
export async function planRepository(answers: Answers): Promise<Plan> {
  const canvasText = renderCanvas(answers, { comments: true });
  const parsed = parseCanvas(canvasText);
  return planCreate({
    canvas: parsed.canvas,
    facts: { isOpen: (topic) => isOpen(parsed.answers, topic) },
    answers: flat(parsed.answers),
    canvasText,
    canvasSchema: `${JSON.stringify(toJsonSchema(), null, 2)}\n`,
    pack: await packOfThisClone(),
  });
}

async function packOfThisClone(): Promise<LoadedPack> {
  const { templates: folder, catalogFile } = workspace;
  const pack = await buildPack({ folder, catalogFile, name: 'agent-canvas', version: '0.0.0' });
  return { pack, integrity: `sha512-${createHash('sha512').update(JSON.stringify(pack)).digest('base64')}` };
}

/** What was answered, by dotted path. */
function flat(answers: Answers): Record<string, unknown> {
  const given = settings().map(({ path }) => [path, valueAtPath(answers, path)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

const valueAtPath = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
