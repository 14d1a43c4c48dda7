import { applyPlan, createFormatter, openBases, readRepository } from '@agent-canvas/apply';
import { parseCanvas } from '@agent-canvas/canvas';
import { migrateAnswers, planSync } from '@agent-canvas/plan';
import { packOfThisClone } from '../pack-of-this-clone.ts';

/**
 * Brings a repository to the templates of this clone, with the templates of `added` beside those that its canvas chooses.
 * Returns what was done, in words. Errors: those of reading, planning and applying a sync.
 */
export async function syncFolder(root: string, added: readonly string[] = []): Promise<string> {
  const { env } = process;
  const repository = await readRepository(root, { env });
  const pack = await packOfThisClone();
  const applied = repository.lock?.migrations ?? [];
  const canvasText = migrateAnswers(repository.canvasText, pack.pack.migrations ?? [], applied);
  const plan = await planSync({
    repository,
    pack,
    parsed: parseCanvas(canvasText),
    canvasText,
    bases: openBases(repository, { env }),
    format: createFormatter(root, env),
    today: new Date().toISOString().slice(0, 10),
    added,
  });
  if (plan.isNothing) return `${root} is in sync, nothing to do`;
  const { conflictsIn } = await applyPlan({ root, plan, env });
  const written = plan.changes.filter(({ action }) => action !== 'keep').length;
  return conflictsIn ? `${written} files in ${root}; conflicts are in ${conflictsIn}` : `${written} files in ${root}`;
}
