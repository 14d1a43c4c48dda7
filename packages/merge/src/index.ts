/**
 * Merge: what becomes of one file that a team and a pack both may have changed. Decides from hashes, merges by kind of file
 * (keys of JSON and YAML, sets of lines, marked regions, lines), and says what could not be decided. Pure: reads no disk and
 * runs nothing.
 */

export { checkMerged } from './check-merged.ts';
export { type Decision, decide } from './decide.ts';
export type { FileClassName } from './file-class.ts';
export { findStrayMarkers } from './find-stray-markers.ts';
export { kindOf, type MergeKind } from './kind-of.ts';
export { type MergeInput, mergeFile } from './merge-file.ts';
export type { Conflicted, ConflictPlace, Merged, Outcome, SideLabels } from './outcome.ts';
export { renameKey } from './rename-key.ts';
export { decodeFile, isText } from './text/decode-file.ts';
export type { Version } from './version.ts';
export { type MergedVersion, mergeVersions, type VersionSides } from './versions/merge-versions.ts';
