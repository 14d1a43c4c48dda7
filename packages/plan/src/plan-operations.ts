import { type Answers, type Canvas, resolveCanvas, settingAt } from '@agent-canvas/canvas';
import { migrateLockedAnswers } from './migrate-answers.ts';
import type { OperationStep } from './operation-step.ts';
import { operationsFor } from './operations-for.ts';
import type { SetupRequest } from './sync-setup.ts';

/** What people must do beside the code, where the answers of the lock and of the request differ. */
export function planOperations({ repository, parsed, pack: { pack } }: SetupRequest): readonly OperationStep[] {
  const { lock } = repository;
  if (!lock || !pack.operations?.length) return [];
  const pending = (pack.migrations ?? []).filter(({ id }) => !lock.migrations.includes(id));
  return operationsFor({ before: canvasOf(migrateLockedAnswers(lock.answers, pending)), after: parsed.canvas, pack });
}

/** The canvas that answers made; those that the format no longer knows are left out. */
function canvasOf(answers: Readonly<Record<string, unknown>>): Canvas {
  const nested: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(answers)) {
    if (settingAt(path)?.schema.safeParse(value).success) setAt(nested, path.split('.'), value);
  }
  return resolveCanvas(nested as Answers);
}

function setAt(root: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    root[key] = value;
    return;
  }
  const inner = (root[key] ?? {}) as Record<string, unknown>;
  root[key] = inner;
  setAt(inner, rest, value);
}
