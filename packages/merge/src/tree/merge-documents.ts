import { type SideTexts, type TextOutcome, wholeConflict } from '../text-outcome.ts';
import type { Units } from './adopt-entry.ts';
import type { Preference, TreeRules } from './merge-run.ts';
import { mergeTrees } from './merge-trees.ts';
import { type Group, meaningOf, printNode } from './tree.ts';

/** A text format whose files are trees. */
export interface TreeFormat {
  /** `undefined` where the text cannot be parsed or holds what a tree cannot. */
  parse(text: string): Group | undefined;
  unit(text: string): string;
  /** Why a text may not be written. */
  problem(text: string): string | undefined;
}

/**
 * Merges three texts as trees. What was printed is parsed again and has to mean what was merged: where it does not, the file is
 * a conflict as a whole and mine stays.
 */
export function mergeDocuments(
  sides: SideTexts,
  format: TreeFormat,
  { prefer, ...rules }: TreeRules & { readonly prefer: Preference },
): TextOutcome {
  const mine = format.parse(sides.mine);
  if (!mine) return wholeConflict(sides, 'Your file cannot be read as what its name says.');
  const theirs = format.parse(sides.theirs);
  if (!theirs) return wholeConflict(sides, "The pack's file cannot be merged by key.");
  const base = sides.base === undefined ? undefined : format.parse(sides.base);
  const units: Units = { mine: format.unit(sides.mine), theirs: format.unit(sides.theirs) };
  const { root, places, notes } = mergeTrees({ base, mine, theirs, units, rules, prefer });
  const text = printNode(root);
  const parsed = format.problem(text) === undefined ? format.parse(text) : undefined;
  if (!parsed || meaningOf(parsed) !== meaningOf(root)) {
    return wholeConflict(sides, 'Both sides changed it, and the changes cannot be written into one file.');
  }
  return { text, hasMarkers: false, places, notes };
}

/** What one level is indented by in a text: its first indented line's white space; two spaces where there is none. */
export function unitOf(text: string): string {
  return /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? '  ';
}
