import type { ConflictPlace } from '../outcome.ts';
import type { Units } from './adopt-entry.ts';
import { commentsWithin } from './comments.ts';
import { type Entry, type Group, meaningOf, type TreeNode } from './tree.ts';

/** What a kind of file knows beyond keys and values. */
export interface TreeRules {
  /** Settles what keys alone cannot tell before they are compared (a key that moved); the places are its conflicts. */
  prepare?(sides: RootSides): RootSides & { readonly places: readonly ConflictPlace[] };
  /** Decides a value by a rule of its own (versions); `undefined` leaves it to the three-way rule. Asked whenever the sides differ. */
  settle?(place: ValuePlace): Settled | undefined;
  /** Why an entry that the pack dropped has to stay; `undefined` lets it go. */
  keeps?(path: readonly string[]): string | undefined;
}

/** Three documents as parsed. */
export interface RootSides {
  readonly base: Group | undefined;
  readonly mine: Group;
  readonly theirs: Group;
}

export interface ValuePlace {
  readonly path: readonly string[];
  readonly base: Entry | undefined;
  readonly mine: Entry;
  readonly theirs: Entry;
}

/** The side whose entry stands, a text in its stead, or why nobody can tell. */
export type Settled =
  | { readonly side: 'mine' | 'theirs'; readonly note?: string }
  | { readonly text: string; readonly meaning: string }
  | { readonly conflict: string };

/** Whose value stands where both want something else. */
export type Preference = 'base' | 'mine' | 'theirs';

/** What is passed down while one file is merged; places and notes are collected as they are found. */
export interface MergeRun {
  readonly rules: TreeRules;
  readonly units: Units;
  readonly prefer: Preference;
  readonly places: ConflictPlace[];
  readonly notes: string[];
  /** Every comment line of the pack's side. */
  readonly theirComments: ReadonlySet<string>;
}

/** How a person is told of a key: `jobs.verify.steps[Install]`. */
export function nameOf(path: readonly string[]): string {
  return path.length === 0 ? 'the whole file' : path.join('.').replaceAll('.[', '[');
}

/** True where a node says what another did, comments included. */
export function isUntouched(node: TreeNode, before: TreeNode | undefined): boolean {
  if (!before || meaningOf(node) !== meaningOf(before)) return false;
  return commentsWithin(node).join('\n') === commentsWithin(before).join('\n');
}
