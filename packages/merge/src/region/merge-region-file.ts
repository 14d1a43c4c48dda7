import { mergeText } from '../lines/merge-text.ts';
import type { FileInput } from '../merge-file.ts';
import type { ConflictPlace } from '../outcome.ts';
import { type SideTexts, type TextOutcome, wholeConflict } from '../text-outcome.ts';
import { type RegionPart, splitRegions } from './split-regions.ts';

type Region = Extract<RegionPart, { readonly name: string }>;

/**
 * Merges a file in which the pack owns only what stands between `agent-canvas:begin NAME` and `agent-canvas:end NAME`: all else stays as the
 * team has it. Inside, lines are merged; a region that the pack adds comes after the one it follows there, else at the end.
 */
export function mergeRegionFile(sides: SideTexts, { labels }: FileInput): TextOutcome {
  const [mine, theirs] = [splitRegions(sides.mine), splitRegions(sides.theirs)];
  const base = splitRegions(sides.base ?? '');
  if (!mine || !theirs) return wholeConflict(sides, 'A region is not closed, or its name stands twice.');
  const [before, packs] = [regionsOf(base ?? []), regionsOf(theirs)];
  const notes: string[] = [];
  const places: ConflictPlace[] = [];
  const parts = mine.flatMap((part): RegionPart[] => {
    if (part.name === undefined) return [part];
    const { name } = part;
    const [old, pack] = [before.get(name), packs.get(name)];
    if (!pack && old?.inside === part.inside) return [];
    if (!pack && old)
      notes.push(`The pack no longer has the region ${name}; you changed it, so it stays and is yours.`);
    if (!pack) return [part];
    const merged = mergeText({ base: old?.inside ?? '', mine: part.inside, theirs: pack.inside, labels });
    places.push(...merged.places.map((place) => ({ ...place, where: `region ${name}, ${place.where}` })));
    return [{ ...part, inside: merged.text }];
  });
  const own = regionsOf(mine);
  let previous: string | undefined;
  for (const [name, region] of packs) {
    if (!own.has(name) && before.has(name)) {
      if (before.get(name)?.inside !== region.inside)
        notes.push(`You removed the region ${name}, which the pack changed; it stays removed.`);
    } else if (!own.has(name)) insertAfter(parts, previous, region);
    previous = name;
  }
  return { text: parts.map(textOf).join(''), hasMarkers: labels !== undefined && places.length > 0, places, notes };
}

function regionsOf(parts: readonly RegionPart[]): Map<string, Region> {
  return new Map(parts.flatMap((part) => (part.name === undefined ? [] : [[part.name, part] as const])));
}

function insertAfter(parts: RegionPart[], previous: string | undefined, region: Region): void {
  const at = parts.findIndex(({ name }) => name !== undefined && name === previous);
  parts.splice(at < 0 ? parts.length : at + 1, 0, region);
}

function textOf(part: RegionPart): string {
  return part.name === undefined ? part.text : part.begin + part.inside + part.end;
}
