import { decide } from '@agent-canvas/merge';
import type { FindOverride } from './active-override.ts';
import type { Entry } from './entry.ts';
import { holdEntry, lockEntry } from './lock-entry.ts';
import type { Override } from './override.ts';
import type { Obstacle, Repository } from './repository.ts';
import type { Theirs } from './side.ts';
import type { Verdict } from './verdict.ts';

export interface DecideContext {
  readonly repository: Repository;
  readonly packName: string;
  readonly policyOf: FindOverride;
  /** A policy that no longer holds. */
  readonly expiredOf: FindOverride;
}

/** Decides one path from hashes, its class and the team's policy; `merge` where contents must be looked at. */
export function decideEntry(entry: Entry, context: DecideContext): Verdict | 'merge' {
  const { theirs } = entry;
  const override = context.policyOf(entry.target, entry.path);
  if (override) return heldBack(entry, override);
  if (entry.holder !== undefined) {
    return stays(entry, `its place is taken by ${entry.holder}, which the team moved there`);
  }
  if (theirs && !entry.mine) {
    const obstacle = context.repository.obstacle(entry.target);
    if (obstacle) return stays(entry, blocked(obstacle));
  }
  if ((theirs ?? entry.locked)?.class === 'seeded') return decideSeeded(entry, context);
  const hashes = { base: entry.base?.hash, mine: entry.mine?.hash, theirs: theirs?.hash };
  switch (decide(hashes)) {
    case 'keep':
    case 'converged':
      return theirs ? inStep(entry, theirs, context) : letGo(entry);
    case 'take':
      // What the pack drops of it may be what the team's own code needs.
      if (theirs && entry.mine && namesDependencies(entry.target)) return 'merge';
      return theirs ? write(entry, theirs, context) : letGo(entry);
    case 'delete':
      return { entry, action: 'delete', reason: dropped, notes: entry.notes };
    case 'stays-deleted':
      return stays(entry, staysDeleted(entry));
    case 'becomes-yours':
    case 'merge':
      return 'merge';
  }
}

const namesDependencies = (path: string): boolean => /(^|\/)(package\.json|pnpm-workspace\.yaml)$/.test(path);

const dropped = 'the pack no longer has it, and nobody changed it';

function heldBack(entry: Entry, { policy, reason, expires }: Override): Verdict {
  const until = expires === undefined ? '' : ` until ${expires}`;
  const isBehind = entry.theirs?.hash !== entry.base?.hash;
  const locked = holdEntry(entry, policy);
  return {
    entry,
    action: isBehind ? 'keep' : 'leave',
    reason: `.canvas/overrides.yaml: ${policy}${until}, ${reason}`,
    ...(locked && { locked }),
    notes: [],
  };
}

const blocked = ({ path, is }: Obstacle): string =>
  is === 'file' ? `${path} is a file where a folder is needed` : `${path} is a ${is} where a file or folder is needed`;

function staysDeleted({ hint }: Entry): string {
  return ['the team deleted it and the pack changed it: it stays deleted', ...(hint ? [hint] : [])].join('; ');
}

function stays(entry: Entry, reason: string): Verdict {
  const locked = holdEntry(entry);
  return { entry, action: 'keep', reason, ...(locked && { locked }), notes: [...entry.notes, reason] };
}

function letGo(entry: Entry): Verdict {
  return { entry, action: 'leave', reason: '', notes: entry.notes };
}

/** Given once: created where the lock never saw it, never changed, deleted only as it was given. */
function decideSeeded(entry: Entry, { repository, packName }: DecideContext): Verdict {
  const { theirs, locked, base, mine } = entry;
  if (!theirs) {
    if (!mine) return letGo(entry);
    if (mine.hash === base?.hash) return { entry, action: 'delete', reason: dropped, notes: entry.notes };
    return becomesYours(entry);
  }
  if (locked) {
    const held = { ...locked, ...lockEntry(entry, theirs, packName), base: locked.base, mode: locked.mode };
    return settle({ entry, locked: held, repository });
  }
  const lockedNow = lockEntry(entry, theirs, packName);
  if (mine) return { entry, action: 'leave', reason: '', locked: lockedNow, notes: entry.notes };
  return { entry, action: 'write', reason: theirs.reason, version: theirs, locked: lockedNow, notes: entry.notes };
}

/** The pack dropped a file that the team edited. */
export function becomesYours(entry: Entry): Verdict {
  const reason = 'the pack no longer has it and the team changed it: it is kept, and the team’s from now on';
  return { entry, action: 'keep', reason, notes: [...entry.notes, reason] };
}

/** Nothing of the pack's is missing in the file; it may still have to be moved, or its mode changed. */
function inStep(entry: Entry, theirs: Theirs, { repository, packName }: DecideContext): Verdict {
  return settle({ entry, theirs, locked: lockEntry(entry, theirs, packName), repository });
}

function settle(step: {
  readonly entry: Entry;
  readonly theirs?: Theirs;
  readonly locked: NonNullable<Verdict['locked']>;
  readonly repository: Repository;
}): Verdict {
  const { entry, theirs, locked, repository } = step;
  const { mine, base, source, target, disk, notes } = entry;
  const wantsMode = theirs !== undefined && base !== undefined && theirs.executable !== base.executable;
  const isStill = source === undefined && mine?.hash === disk && !wantsMode;
  if (!mine || isStill) return { entry, action: 'leave', reason: '', locked, notes };
  const now = repository.read(source ?? target);
  if (!now) return { entry, action: 'leave', reason: '', locked, notes };
  const version = {
    content: mine.content ?? now.content,
    executable: wantsMode ? theirs.executable : now.executable,
  };
  const isSame = source === undefined && mine.hash === disk && version.executable === now.executable;
  if (isSame) return { entry, action: 'leave', reason: '', locked, notes };
  const reason = source === undefined ? (theirs?.reason ?? 'a key was renamed') : `the pack moved it from ${source}`;
  return { entry, action: 'write', reason, version, locked, notes };
}

function write(entry: Entry, theirs: Theirs, { repository, packName }: DecideContext): Verdict {
  const { base, mine, source, target } = entry;
  const executable = mine
    ? mergeModes({
        base: base?.executable,
        mine: isExecutable(repository, source ?? target),
        theirs: theirs.executable,
      })
    : theirs.executable;
  return {
    entry,
    action: 'write',
    reason: theirs.reason,
    version: { content: theirs.content, executable },
    locked: lockEntry(entry, theirs, packName),
    notes: entry.notes,
  };
}

const isExecutable = (repository: Repository, path: string): boolean => repository.read(path)?.executable ?? false;

/** The pack's change of mode counts where it made one; else the team's stands. */
function mergeModes(modes: { base: boolean | undefined; mine: boolean; theirs: boolean }): boolean {
  return modes.theirs === modes.base ? modes.mine : modes.theirs;
}
