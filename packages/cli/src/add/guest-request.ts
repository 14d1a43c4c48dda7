import type { Pack } from '@agent-canvas/packs';
import type { SyncRequest } from '@agent-canvas/plan';
import { adaptTree, type Habits } from '@agent-canvas/workspace';

/** What makes a sync fit its packages into a workspace of others: only what was added, in that workspace's habits. */
export function asGuestRequest(
  habits: Habits,
  pack: Pack,
): Required<Pick<SyncRequest, 'only' | 'adapt' | 'workspace'>> {
  return { only: [], adapt: (tree) => adaptTree(tree, { habits, pack }), workspace: { ...habits } };
}
