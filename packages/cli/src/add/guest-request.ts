import type { Pack } from '@agent-canvas/packs';
import type { SyncPlan, SyncRequest } from '@agent-canvas/plan';
import { adaptTree, type Habits } from '@agent-canvas/workspace';
import type { Opened } from '../sync/open-repository.ts';
import { editWorkspace } from './edit-workspace.ts';
import { formatNewFiles } from './format-new-files.ts';
import { guestOf } from './guest-of.ts';

/** What makes a sync fit its packages into a workspace of others: only what was added, in that workspace's habits. */
export function asGuestRequest(
  habits: Habits,
  pack: Pack,
): Required<Pick<SyncRequest, 'only' | 'adapt' | 'workspace'>> {
  return { only: [], adapt: (tree) => adaptTree(tree, { habits, pack }), workspace: { ...habits } };
}

/** The same for a repository whose lock records habits; nothing for one of ours. */
export function recordedGuestRequest({ repository, pack }: Pick<Opened, 'repository' | 'pack'>): Partial<SyncRequest> {
  const habits = repository.lock?.workspace as unknown as Habits | undefined;
  return habits ? asGuestRequest(habits, pack.pack) : {};
}

/** A plan for a workspace of others, with the lines that the team's own files need and new files in its layout; any other as it is. */
export async function fitPlan(plan: SyncPlan, opened: Opened, env: NodeJS.ProcessEnv): Promise<SyncPlan> {
  if (!opened.repository.lock?.workspace || plan.isNothing) return plan;
  return formatNewFiles(editWorkspace(plan, { ...opened, guest: guestOf(opened) }), opened, env);
}
