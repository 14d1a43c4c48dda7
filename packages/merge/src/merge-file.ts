import type { FileClassName } from './file-class.ts';
import { mergeJsonFile } from './json/merge-json-file.ts';
import { kindOf, type MergeKind } from './kind-of.ts';
import { mergeText } from './lines/merge-text.ts';
import type { Conflicted, Outcome, SideLabels } from './outcome.ts';
import { toPlainText, withStyleOf } from './text/text-style.ts';
import type { SideTexts, TextOutcome } from './text-outcome.ts';
import type { Version } from './version.ts';
import { mergeYamlFile } from './yaml/merge-yaml-file.ts';

export interface MergeInput {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly class: FileClassName;
  readonly base: Version | undefined;
  readonly mine: Version;
  readonly theirs: Version;
  readonly labels: SideLabels;
  /** Whether a source file of the team imports this package; asked for the package.json at `path` alone. */
  readonly isImported?: (dependency: string) => boolean;
}

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
  if (base && isSameContent(mine.content, base.content)) return settled(theirs.content);
  const kind = kindOf(path, input.class);
  if (kind === 'regenerated') return settled(mine.content, [`${path} is yours; install to bring it up to date.`]);
  if (kind === 'binary' || typeof mine.content !== 'string' || typeof theirs.content !== 'string') {
    return keepMine(input, executable, 'Both sides changed it, and it is not text that could be merged.');
  }
  const before = typeof base?.content === 'string' ? base.content : undefined;
  return mergeTexts(kind, { base: before, mine: mine.content, theirs: theirs.content }, input, executable);
}

function mergeTexts(
  kind: MergeKind,
  sides: { readonly base: string | undefined; readonly mine: string; readonly theirs: string },
  input: MergeInput,
  executable: boolean,
): Outcome {
  const plain: SideTexts = {
    base: sides.base === undefined ? undefined : toPlainText(sides.base).text,
    mine: toPlainText(sides.mine).text,
    theirs: toPlainText(sides.theirs).text,
  };
  const merged = mergeByKind(kind, plain, input);
  const text = withStyleOf({ text: merged.text, ...sides });
  const version: Version = { content: text, executable };
  if (merged.places.length > 0) {
    return { state: 'conflict', version, hasMarkers: merged.hasMarkers, places: merged.places, notes: merged.notes };
  }
  return { state: 'merged', version, notes: merged.notes };
}

function mergeByKind(kind: MergeKind, sides: SideTexts, input: MergeInput): TextOutcome {
  if (kind === 'json') return mergeJsonFile(sides, input);
  if (kind === 'yaml') return mergeYamlFile(sides, input);
  const merged = mergeText({ ...sides, base: sides.base ?? '', labels: input.labels });
  return { ...merged, hasMarkers: merged.places.length > 0, notes: [] };
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
