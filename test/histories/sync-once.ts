import { applyPlan, createFormatter, openBases, readRepository } from '@agent-canvas/apply';
import { isOpen, parseCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { planSync, type SyncPlan } from '@agent-canvas/plan';
import { renderTree, type Tree } from '@agent-canvas/render';
import { type Snapshot, snapshotOfTree } from './snapshot.ts';

/** Plans a sync of the repository on disk to a pack, as the command does. */
export async function planOnce(root: string, pack: LoadedPack): Promise<SyncPlan> {
  const repository = await readRepository(root, { env: process.env });
  const { canvasText } = repository;
  return planSync({
    repository,
    pack,
    parsed: parseCanvas(canvasText),
    canvasText,
    bases: openBases(repository, { env: process.env }),
    format: createFormatter(root, process.env),
    today: '2027-06-01',
  });
}

/** Syncs once; the plan that was applied. */
export async function syncOnce(root: string, pack: LoadedPack): Promise<SyncPlan> {
  const plan = await planOnce(root, pack);
  await applyPlan({ root, plan });
  return plan;
}

/** What a pack gives for a canvas, in memory. */
export const treeOfPack = (pack: LoadedPack, canvasText: string): Snapshot => snapshotOfTree(render(pack, canvasText));

/** Paths that the pack gives once. */
export const seededPaths = (pack: LoadedPack, canvasText: string): ReadonlySet<string> =>
  new Set(render(pack, canvasText).files.flatMap((file) => (file.class === 'seeded' ? [file.path] : [])));

function render({ pack }: LoadedPack, canvasText: string): Tree {
  const { canvas, answers } = parseCanvas(canvasText);
  return renderTree(pack, canvas, { isOpen: (topic) => isOpen(answers, topic) });
}
