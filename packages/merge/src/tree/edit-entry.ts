import { type Entry, entryOf, type Group } from './tree.ts';

/** The group with the entry at a path (its keys from the top) changed, or taken out where `edit` gives `undefined`. */
export function editEntry(
  group: Group,
  [key, ...rest]: readonly string[],
  edit: (entry: Entry) => Entry | undefined,
): Group {
  return {
    ...group,
    entries: group.entries.flatMap((entry) => {
      if (entry.key !== key) return [entry];
      if (rest.length === 0) return edit(entry) ?? [];
      return entry.value.type === 'map' ? [{ ...entry, value: editEntry(entry.value, rest, edit) }] : [entry];
    }),
  };
}

/** The entry at a path; `undefined` where a part of it is missing. */
export function entryAt(group: Group | undefined, [key, ...rest]: readonly string[]): Entry | undefined {
  const entry = key === undefined ? undefined : entryOf(group, key);
  if (rest.length === 0 || !entry) return entry;
  return entry.value.type === 'map' ? entryAt(entry.value, rest) : undefined;
}
