import { createFormatter } from '@agent-canvas/apply';
import { blobId, type SyncPlan } from '@agent-canvas/plan';
import type { Place } from './open-place.ts';

/** New files as the team's own formatter lays them out; `.canvas/` is no business of it. */
export async function formatNewFiles(plan: SyncPlan, { root }: Place, env: NodeJS.ProcessEnv): Promise<SyncPlan> {
  const isNew = ({ path, action, content }: SyncPlan['changes'][number]): boolean =>
    action === 'create' && typeof content === 'string' && !path.startsWith('.canvas/') && path !== 'canvas.yaml';
  const files = plan.changes.filter(isNew).map(({ path, content }) => ({ path, content: String(content) }));
  const formatted = await createFormatter(root, env)(files);
  const contents = new Map(files.map(({ path, content }, index) => [path, formatted[index] ?? content]));
  const changes = plan.changes.map((change) => {
    const content = isNew(change) ? contents.get(change.path) : undefined;
    return content === undefined ? change : { ...change, content, hash: blobId(content) };
  });
  return { ...plan, changes };
}
