import type { ConflictPlace, SideLabels } from '../outcome.ts';
import { type LineRegion, type LineSides, mergeLines } from './merge-lines.ts';

export interface TextMerge {
  /** Plain text: LF, last line ended. With markers where `places` is not empty. */
  readonly text: string;
  readonly places: readonly ConflictPlace[];
}

/**
 * Merges plain texts by lines; what both sides changed differently stands between markers, labelled, with the base. Without labels
 * mine stands there and nothing marks it.
 */
export function mergeText({
  base,
  mine,
  theirs,
  labels,
}: {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly labels: SideLabels | undefined;
}): TextMerge {
  const regions = mergeLines({ base: toLines(base), mine: toLines(mine), theirs: toLines(theirs) });
  return markConflicts(regions, labels);
}

/** Writes regions as one text, the unsettled ones between markers as git's zdiff3 style writes them. */
function markConflicts(regions: readonly LineRegion[], labels: SideLabels | undefined): TextMerge {
  const lines: string[] = [];
  const places: ConflictPlace[] = [];
  for (const region of regions) {
    if ('lines' in region) {
      for (const line of region.lines) lines.push(line);
      continue;
    }
    const first = lines.length + 1;
    for (const line of labels ? marked(region, labels) : region.mine) lines.push(line);
    places.push({
      where: `lines ${first}-${Math.max(first, lines.length)}`,
      base: toText(region.base),
      mine: toText(region.mine),
      theirs: toText(region.theirs),
      reason: 'Both sides changed these lines.',
    });
  }
  return { text: toText(lines), places };
}

function marked({ base, mine, theirs }: LineSides, labels: SideLabels): string[] {
  return [
    `<<<<<<< ${labels.mine}`,
    ...mine,
    `||||||| ${labels.base}`,
    ...base,
    '=======',
    ...theirs,
    `>>>>>>> ${labels.theirs}`,
  ];
}

/** The lines of a plain text, without their ends. */
export function toLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
