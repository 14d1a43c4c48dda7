/**
 * Merge: what becomes of one file that a team and a pack both may have changed. Decides from hashes, merges by kind of file
 * (keys of JSON and YAML, sets of lines, marked regions, lines), and says what could not be decided. Pure: reads no disk and
 * runs nothing.
 */
export { type Decision, decide } from './decide.ts';
export type { Conflicted, ConflictPlace, Merged, Outcome, SideLabels } from './outcome.ts';
export type { Version } from './version.ts';
