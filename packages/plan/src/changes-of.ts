import { blobId } from '@agent-canvas/check';
import type { Action, Change, Origin } from './plan.ts';
import type { Repository } from './repository.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict changes on disk: none, one, or two paths for a rename; a kept file with its reason. */
export function changesOf(verdict: Verdict, repository: Repository): Change[] {
  const { entry, action, version, reason } = verdict;
  const { source, target, disk } = entry;
  if (action === 'leave') return [];
  if (action === 'keep') return [quiet(verdict, { path: target, action: 'keep', before: disk, reason })];
  if (action === 'delete') return [quiet(verdict, { path: source ?? target, action, before: disk, reason })];
  if (!version) return [];
  const hash = version.content === entry.theirs?.content ? entry.theirs.hash : blobId(version.content);
  const written = { ...sharedOf(verdict), reason, path: target, hash, ...version };
  if (source !== undefined) {
    const gone = quiet(verdict, { path: source, action: 'delete', before: disk, reason: `it moves to ${target}` });
    return [gone, { ...written, action: action === 'conflict' ? 'conflict' : 'rename', from: source }];
  }
  if (disk === undefined) return [{ ...written, action: action === 'conflict' ? 'conflict' : 'create' }];
  const isSame = hash === disk;
  if (isSame && repository.read(target)?.executable === version.executable) {
    return action === 'conflict' ? [quiet(verdict, { path: target, action: 'keep', before: disk, reason })] : [];
  }
  const kind: Action = action === 'conflict' ? 'conflict' : isSame ? 'mode' : 'update';
  return [{ ...written, action: kind, before: disk }];
}

function sharedOf({ entry: { theirs, locked } }: Verdict): { class: Change['class']; origin: Origin } {
  const origin = theirs?.origin ?? { template: locked?.pack ?? '', settings: [] };
  return { class: theirs?.class ?? locked?.class ?? 'managed', origin };
}

function quiet(
  verdict: Verdict,
  change: { path: string; action: 'keep' | 'delete'; before: string | undefined; reason: string },
): Change {
  const { before, ...rest } = change;
  return {
    ...sharedOf(verdict),
    ...rest,
    hash: '',
    content: '',
    executable: false,
    ...(before !== undefined && { before }),
  };
}
