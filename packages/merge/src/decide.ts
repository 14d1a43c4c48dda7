/** What becomes of one path, told from the hashes of base, mine and theirs alone; undefined stands for an absent file. */
export type Decision =
  /** The pack did not change it: what the team has stays, edited or not. */
  | 'keep'
  /** The team did not change it: the pack's new content comes. */
  | 'take'
  /** The team did not change it and the pack no longer has it. */
  | 'delete'
  /** Both say the same. */
  | 'converged'
  /** The team deleted it and the pack changed it. */
  | 'stays-deleted'
  /** The pack dropped a file that the team edited: it is the team's from now on. */
  | 'becomes-yours'
  /** Both changed it, or both added it. */
  | 'merge';

/** Decides by the table of docs/sync.md. Reads no content. */
export function decide({
  base,
  mine,
  theirs,
}: {
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}): Decision {
  if (mine === theirs) return 'converged';
  if (theirs === base) return 'keep';
  if (mine === base) return theirs === undefined ? 'delete' : 'take';
  if (mine === undefined) return 'stays-deleted';
  if (theirs === undefined) return 'becomes-yours';
  return 'merge';
}
