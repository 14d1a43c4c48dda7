import { checkMerged } from './check-merged.ts';
import { mergeConfigFile } from './config/merge-config-file.ts';
import type { FileClassName } from './file-class.ts';
import { findStrayMarkers } from './find-stray-markers.ts';
import { mergeJsonFile } from './json/merge-json-file.ts';
import { kindOf, type MergeKind } from './kind-of.ts';
import { mergeWholeText } from './lines/merge-whole-text.ts';
import type { Conflicted, Outcome, SideLabels } from './outcome.ts';
import { mergeRegionFile } from './region/merge-region-file.ts';
import { mergeSetFile } from './set/merge-set-file.ts';
import { toPlainText, withStyleOf } from './text/text-style.ts';
import { type SideTexts, type TextOutcome, wholeConflict } from './text-outcome.ts';
import type { Version } from './version.ts';
import { mergeYamlFile } from './yaml/merge-yaml-file.ts';

export interface MergeInput {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly class: FileClassName;
  /** Absent where both sides added the path. */
  readonly base: Version | undefined;
  readonly mine: Version;
  readonly theirs: Version;
  readonly labels: SideLabels;
  /** Whether a source file of the team imports this package; asked for the package.json at `path` alone. */
  readonly isImported?: (dependency: string) => boolean;
  /** Whose value stands where JSON or YAML cannot be decided; mine where absent. The places are reported all the same. */
  readonly prefer?: 'mine' | 'theirs';
}

/** What the merge of a kind is given; without labels it writes no markers. */
export type FileInput = Pick<MergeInput, 'path' | 'isImported' | 'prefer'> & {
  readonly labels: SideLabels | undefined;
};

/** Merges one file that both sides changed or added. Nothing of either side is lost: what cannot be decided is a conflict with both. */
export function mergeFile(input: MergeInput): Outcome {
  const { path, base, mine, theirs } = input;
  const executable = mergeMode({ base: base?.executable, mine: mine.executable, theirs: theirs.executable });
  const settled = (content: Version['content'], notes: readonly string[] = []): Outcome => ({
    state: 'merged',
    version: { content, executable },
    notes,
  });
  if (isSameContent(mine.content, theirs.content)) return settled(mine.content);
  if (base && isSameContent(theirs.content, base.content)) return settled(mine.content);
  if (base && isSameContent(mine.content, base.content)) {
    // What the pack drops of a manifest may be what the team's own code needs: then there is something to say of it.
    const kept = input.isImported && namesDependencies(path) ? mergeAsText(input, executable) : undefined;
    return kept?.state === 'merged' && kept.notes.length > 0 ? kept : settled(theirs.content);
  }
  const kind = kindOf(path, input.class);
  if (kind === 'regenerated') return settled(mine.content, [`${path} is yours; install to bring it up to date.`]);
  if (kind === 'binary' || typeof mine.content !== 'string' || typeof theirs.content !== 'string') {
    return keepMine(input, executable, 'Both sides changed it, and it is not text that could be merged.');
  }
  return mergeAsText(input, executable) ?? settled(mine.content);
}

const namesDependencies = (path: string): boolean => /(^|\/)(package\.json|pnpm-workspace\.yaml)$/.test(path);

/** Undefined where a side is no text. */
function mergeAsText(input: MergeInput, executable: boolean): Outcome | undefined {
  const { path, base, mine, theirs } = input;
  if (typeof mine.content !== 'string' || typeof theirs.content !== 'string') return undefined;
  const before = typeof base?.content === 'string' ? base.content : undefined;
  const sides = { base: before, mine: mine.content, theirs: theirs.content };
  return mergeTexts(kindOf(path, input.class), sides, input, executable);
}

function mergeTexts(
  kind: MergeKind,
  sides: { readonly base: string | undefined; readonly mine: string; readonly theirs: string },
  input: MergeInput,
  executable: boolean,
): Outcome {
  const { path, mine } = input;
  if (findStrayMarkers(sides.mine).length > findStrayMarkers(sides.theirs).length) {
    return keepMine(input, executable, 'Your file still holds the markers of a conflict.');
  }
  const plain: SideTexts = {
    base: sides.base === undefined ? undefined : toPlainText(sides.base).text,
    mine: toPlainText(sides.mine).text,
    theirs: toPlainText(sides.theirs).text,
  };
  const merged = mergeByKind(kind, plain, { ...input, labels: isMarkable(path) ? input.labels : undefined });
  const content = withStyleOf({ text: merged.text, ...sides });
  const problem = merged.hasMarkers ? undefined : checkMerged(path, content);
  if (problem !== undefined && merged.text !== plain.mine && checkMerged(path, sides.mine) === undefined) {
    const { places } = wholeConflict(plain, `Merged, it would be broken. ${problem}`);
    return { state: 'conflict', version: { content: mine.content, executable }, hasMarkers: false, places, notes: [] };
  }
  const { places, notes, hasMarkers } = merged;
  const version: Version = { content, executable };
  return places.length > 0
    ? { state: 'conflict', version, hasMarkers, places, notes }
    : { state: 'merged', version, notes };
}

/** A file that a pipeline runs as it is pushed must not hold markers. */
function isMarkable(path: string): boolean {
  return !/(^|\/)(\.github|\.gitlab|\.circleci)\/|(^|\/)\.gitlab-ci\.yml$/.test(path);
}

function mergeByKind(kind: MergeKind, sides: SideTexts, input: FileInput): TextOutcome {
  if (kind === 'json') return mergeJsonFile(sides, input);
  if (kind === 'yaml') return mergeYamlFile(sides, input);
  if (kind === 'set') return mergeSetFile(sides, input);
  if (kind === 'config') return mergeConfigFile(sides, input);
  return kind === 'region' ? mergeRegionFile(sides, input) : mergeWholeText(sides, input.labels);
}

/** A side that changed the executable bit has its way; without a base either side's bit stays. */
function mergeMode({ base, mine, theirs }: { base: boolean | undefined; mine: boolean; theirs: boolean }): boolean {
  if (base === undefined) return mine || theirs;
  return mine === base ? theirs : mine;
}

function keepMine({ mine }: MergeInput, executable: boolean, reason: string): Conflicted {
  return {
    state: 'conflict',
    version: { content: mine.content, executable },
    hasMarkers: false,
    places: [{ where: 'the whole file', reason }],
    notes: [],
  };
}

function isSameContent(left: Version['content'], right: Version['content']): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
