import type { Team } from './team.ts';

/** What a team did to its repository while the pack moved on, and where that was seen. */
export interface History {
  readonly id: string;
  /** The public repository or issue that taught it: `owner/name #number: what was seen there`. */
  readonly source: string;
  /** What happens here, in words. */
  readonly edit: string;
  readonly canvas: 'minimal' | 'support';
  /** Before the second version of the pack arrives. */
  readonly beforeB?: (team: Team) => void;
  /** Between the second and the third. */
  readonly beforeC?: (team: Team) => void;
  /** Files (by the pack's path) in which the team's decision stands for the pack's change: deleted, owned, taken over. */
  readonly owned?: readonly string[];
  /** What the pack changes inside of something that the team took out of a file, by path: it stays away, and a note says so. */
  readonly dropped?: Readonly<Record<string, RegExp>>;
  /** Files (by the pack's path) whose change cannot be brought where the team has them now: a note has to say so. */
  readonly waits?: readonly string[];
  /** A file of the team's own that no merge can mend: types fail and name it, which is what --verify refuses. */
  readonly breaks?: string;
  /** True where the team reformats: both sides are compared after one formatter. */
  readonly restyles?: true;
  /** Where both sides want something else at one place: only a person can decide. */
  readonly conflict?: ExpectedConflict;
  /** Made to hit the very place that the pack changes, to see that it is named; not what a team would do by chance. */
  readonly isAimed?: true;
}

export interface ExpectedConflict {
  /** Which version of the pack meets it. */
  readonly at: 'B' | 'C';
  /** Path and what the place must name: a key, or text that lies in it. */
  readonly places: Readonly<Record<string, RegExp>>;
}
