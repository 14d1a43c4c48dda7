import type { SideLabels } from '../outcome.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { mergeText } from './merge-text.ts';

/** Merges a whole file by its lines. */
export function mergeWholeText({ base = '', mine, theirs }: SideTexts, labels: SideLabels | undefined): TextOutcome {
  const merged = mergeText({ base, mine, theirs, labels });
  return { ...merged, hasMarkers: labels !== undefined && merged.places.length > 0, notes: [] };
}
