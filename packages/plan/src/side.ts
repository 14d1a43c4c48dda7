import { blobId } from '@agent-canvas/check';
import type { Version } from '@agent-canvas/merge';
import type { FileClass } from '@agent-canvas/packs';
import type { LockedFile } from './lock.ts';
import type { Origin } from './plan.ts';
import type { Content } from './sync-request.ts';

/** One side of a path: known by its hash; the content is there only where something has read or made it. */
export interface Side {
  readonly hash: string;
  readonly executable: boolean;
  readonly content?: Content;
}

/** What the pack renders for a path. */
export interface Theirs extends Side {
  readonly path: string;
  readonly content: Content;
  readonly class: FileClass;
  readonly reason: string;
  readonly origin: Origin;
}

/** A version with its hash. */
export const sideOf = ({ content, executable }: Version): Side & Version => ({
  hash: blobId(content),
  content,
  executable,
});

export const modeOf = (executable: boolean): LockedFile['mode'] => (executable ? '100755' : '100644');
