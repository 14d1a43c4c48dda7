import { UserError } from '@agent-canvas/errors';
import { blobId, type Change, type SyncPlan } from '@agent-canvas/plan';
import { editSettings, ignoreCanvas, type Manifest } from '@agent-canvas/workspace';
import type { GuestPlace } from './plan-as-guest.ts';

/**
 * Adds to a plan the few lines that the team's own files need: pnpm-workspace.yaml for the manifests in it, .prettierignore for
 * `.canvas/`. Throws E_DIRTY where such a file has uncommitted edits.
 */
export function editWorkspace(plan: SyncPlan, place: GuestPlace): SyncPlan {
  const { guest, repository, pack } = place;
  const manifests = plan.changes
    .filter(({ path, action }) => path.endsWith('/package.json') && action !== 'delete' && action !== 'keep')
    .flatMap(({ content }) => (typeof content === 'string' ? [JSON.parse(content) as Manifest] : []));
  const { text, reasons } = editSettings(guest.workspace, { manifests, catalog: pack.pack.catalog });
  const ignored = repository.lock ? undefined : ignoreCanvas(guest.workspace.view, guest.habits);
  const edits = [
    ...(text === undefined ? [] : [{ path: 'pnpm-workspace.yaml', content: text, reason: reasons.join(', ') }]),
    ...(ignored === undefined
      ? []
      : [{ path: '.prettierignore', content: ignored, reason: '.canvas/ is kept by the machine' }]),
  ].map((edit) => editOf(edit, repository));
  if (edits.length === 0) return plan;
  const changes = [...plan.changes, ...edits].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...plan, changes, isNothing: false };
}

/** A change of a file that is the team's own. Throws E_DIRTY where only the working tree has what stands in it. */
export function editOf(
  { path, content, reason }: { readonly path: string; readonly content: string; readonly reason: string },
  repository: GuestPlace['repository'],
): Change {
  const before = repository.hash(path);
  if (before !== undefined) refuseDirty(repository, path);
  return {
    path,
    action: before === undefined ? 'create' : 'update',
    reason,
    class: 'seeded',
    origin: { template: 'engine', settings: [] },
    hash: blobId(content),
    content,
    executable: repository.read(path)?.executable ?? false,
    ...(before !== undefined && { before }),
  };
}

function refuseDirty({ git }: GuestPlace['repository'], path: string): void {
  if (!git.modified.has(path)) return;
  throw new UserError({
    code: 'E_DIRTY',
    message: `${path} has uncommitted edits, and this would add lines to it`,
    hint: 'Commit or stash them first, so that your edits and these lines stay apart. Nothing was changed.',
  });
}
