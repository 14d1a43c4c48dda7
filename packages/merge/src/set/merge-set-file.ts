import { mergeWholeText } from '../lines/merge-whole-text.ts';
import type { FileInput } from '../merge-file.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { markPlaces } from '../tree/mark-places.ts';
import type { Preference } from '../tree/merge-run.ts';
import { mergeTrees } from '../tree/merge-trees.ts';
import { type Group, printNode } from '../tree/tree.ts';
import { parseSet } from './parse-set.ts';

const units = { mine: '', theirs: '' };

/**
 * Merges a file of which each line stands for itself (ignore files, owners, environment examples): both sides' lines with the
 * comments above them, in my order, new ones of the pack after what they follow there. By lines where one stands twice.
 */
export function mergeSetFile(sides: SideTexts, { path, labels }: FileInput): TextOutcome {
  const parse = (text: string) => parseSet(path, text);
  const [mine, theirs] = [parse(sides.mine), parse(sides.theirs)];
  const base = parse(sides.base ?? '');
  if (!mine || !theirs || !base) return mergeWholeText(sides, labels);
  const merge = (prefer: Preference) =>
    mergeTrees({ base: rootOf(base), mine: rootOf(mine), theirs: rootOf(theirs), units, rules: {}, prefer });
  const { root, places, notes } = merge('mine');
  if (places.length === 0 || !labels) return { text: printNode(root), hasMarkers: false, places, notes };
  const text = markPlaces((prefer) => printNode(merge(prefer).root), labels);
  return text === undefined ? mergeWholeText(sides, labels) : { text, hasMarkers: true, places, notes };
}

function rootOf(lines: Group): Group {
  const entry = { lead: '', key: undefined, head: '', space: '', value: lines, gap: '', hasComma: false, trail: '' };
  return { ...lines, type: 'list', entries: [entry], tail: '' };
}
