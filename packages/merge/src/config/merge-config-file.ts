import { mergeText } from '../lines/merge-text.ts';
import { mergeWholeText } from '../lines/merge-whole-text.ts';
import type { FileInput } from '../merge-file.ts';
import type { SideLabels } from '../outcome.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { markPlaces } from '../tree/mark-places.ts';
import { unitOf } from '../tree/merge-documents.ts';
import type { Preference } from '../tree/merge-run.ts';
import { mergeTrees, type TreeMerge } from '../tree/merge-trees.ts';
import { type Group, meaningOf, printNode } from '../tree/tree.ts';
import { mergeImports } from './merge-imports.ts';
import { type ConfigParts, splitConfig } from './split-config.ts';

/**
 * Merges a config module: the exported object by dotted key, imports as a set, and everything else around it (helper functions,
 * the team's own exports) by lines. A file that is no such module is merged by lines as a whole.
 */
export function mergeConfigFile(sides: SideTexts, { labels }: FileInput): TextOutcome {
  return mergeParts(sides, labels) ?? mergeWholeText(sides, labels);
}

function mergeParts(sides: SideTexts, labels: SideLabels | undefined): TextOutcome | undefined {
  const mine = splitConfig(sides.mine);
  const theirs = splitConfig(sides.theirs);
  const base = sides.base === undefined ? undefined : splitConfig(sides.base);
  if (!mine || !theirs || (sides.base !== undefined && !base)) return undefined;
  const head = pick(base?.head, mine.head, theirs.head);
  const rest = pick(base?.rest, mine.rest, theirs.rest);
  if (head === undefined || rest === undefined) return undefined;
  const units = { mine: unitOf(sides.mine), theirs: unitOf(sides.theirs) };
  const merge = (prefer: Preference): TreeMerge =>
    mergeTrees({ base: base && rootOf(base), mine: rootOf(mine), theirs: rootOf(theirs), units, rules: {}, prefer });
  const { root, places, notes } = merge('mine');
  const reread = splitConfig(head + printNode(root) + rest);
  if (!reread || meaningOf(rootOf(reread)) !== meaningOf(root)) return undefined;
  const object =
    places.length === 0 || !labels
      ? head + printNode(root) + rest
      : markPlaces((prefer) => head + printNode(merge(prefer).root) + rest, labels);
  if (object === undefined) return undefined;
  const before = mergeText({ ...mergeImports(part(base, mine, theirs, 'before')), labels });
  const after = mergeText({ ...part(base, mine, theirs, 'after'), labels });
  const all = [...before.places, ...places, ...after.places];
  return {
    text: before.text + object + after.text,
    hasMarkers: labels !== undefined && all.length > 0,
    places: all,
    notes,
  };
}

/** The object as the one document of a file. */
function rootOf({ object }: ConfigParts): Group {
  const entry = { lead: '', key: undefined, head: '', space: '', value: object, gap: '', hasComma: false, trail: '' };
  return { ...object, type: 'list', open: '', entries: [entry], tail: '', close: '', hasTrailingComma: false };
}

function pick(base: string | undefined, mine: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : undefined;
}

function part(base: ConfigParts | undefined, mine: ConfigParts, theirs: ConfigParts, name: 'before' | 'after') {
  return { base: base?.[name] ?? '', mine: mine[name], theirs: theirs[name] };
}
