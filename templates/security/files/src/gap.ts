/** Something that production needs and that this environment lacks: `what` is missing, and how to `fix` it. */
export interface Gap {
  readonly what: string;
  readonly fix: string;
}

export type GapCheck = (env: NodeJS.ProcessEnv) => Gap[];

/** Something that works and wants attention, as one sentence each. */
export type WarningCheck = (env: NodeJS.ProcessEnv, now: number) => string[];
