/** One line of the team's policy, from `.canvas/overrides.yaml`. */
export interface Override {
  /** A glob over paths from the root of the repository. */
  readonly path: string;
  /** own: the team's, for good · skip: neither written nor changed · pin: stays as it is, for a while. */
  readonly policy: 'own' | 'skip' | 'pin';
  readonly reason: string;
  /** The day from which it no longer holds: `YYYY-MM-DD`. */
  readonly expires?: string;
  /** 1-based line of the file. */
  readonly line?: number;
}
