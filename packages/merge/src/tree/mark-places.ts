import { findStrayMarkers } from '../find-stray-markers.ts';
import { mergeText } from '../lines/merge-text.ts';
import type { SideLabels } from '../outcome.ts';
import type { Preference } from './merge-run.ts';

/**
 * Puts markers around the places that a merge by key left open: its results with my, the pack's and the base's values there differ
 * in those lines alone. `undefined` where they do not show, which leaves the whole file to a merge by lines.
 */
export function markPlaces(resolve: (prefer: Preference) => string, labels: SideLabels): string | undefined {
  const sides = { base: resolve('base'), mine: resolve('mine'), theirs: resolve('theirs') };
  const { text } = mergeText({ ...sides, labels });
  return findStrayMarkers(text).length > 0 ? text : undefined;
}
