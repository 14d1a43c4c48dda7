import type { ConflictPlace } from '../outcome.ts';
import { editEntry, entryAt } from '../tree/edit-entry.ts';
import type { RootSides } from '../tree/merge-run.ts';
import { type Entry, type Group, meaningOf, printNode } from '../tree/tree.ts';
import { dependencyLists, settleVersion, specifierOf } from './dependency-rules.ts';

const lists = dependencyLists.filter((list) => list !== 'peerDependencies');

/**
 * A dependency that one side moved to another list of the manifest is the same one: its version is merged across the lists, and it
 * stands once, where the side that moved it put it (mine where both added it). Gives the sides with the question settled.
 */
export function followMovedDependencies(sides: RootSides): RootSides & { readonly places: readonly ConflictPlace[] } {
  const places: ConflictPlace[] = [];
  let settled = sides;
  for (const name of namesIn(sides.mine)) {
    const [own, packs] = [listOf(settled.mine, name), listOf(settled.theirs, name)];
    const before = settled.base && listOf(settled.base, name);
    if (own === undefined || packs === undefined || own === packs) continue;
    const entries = {
      base: before === undefined ? undefined : entryAt(documentOf(settled.base), [before, name]),
      mine: entryAt(documentOf(settled.mine), [own, name]),
      theirs: entryAt(documentOf(settled.theirs), [packs, name]),
    };
    const { base, mine, theirs } = entries;
    if (!mine || !theirs) continue;
    const version = settleVersion({ path: [], base, mine, theirs });
    if (version && 'conflict' in version) {
      places.push({
        where: `${own}.${name}`,
        ...(base ? { base: printNode(base.value) } : {}),
        mine: printNode(mine.value),
        theirs: `${packs}: ${printNode(theirs.value)}`,
        reason: version.conflict,
      });
      settled = {
        base: without(settled.base, before, name),
        mine: settled.mine,
        theirs: take(settled.theirs, [packs, name]),
      };
      continue;
    }
    const value = versionValue({ mine, theirs, version });
    const set = (entry: Entry): Entry => ({ ...entry, value });
    // Where mine moved it, or both added it, it stays in my list; else it goes where the pack put it.
    settled =
      before === own
        ? {
            base: without(settled.base, before, name),
            mine: take(settled.mine, [own, name]),
            theirs: change(settled.theirs, [packs, name], set),
          }
        : {
            base: without(settled.base, before, name),
            mine: change(settled.mine, [own, name], set),
            theirs: take(settled.theirs, [packs, name]),
          };
  }
  return { ...settled, places };
}

function versionValue({
  mine,
  theirs,
  version,
}: {
  readonly mine: Entry;
  readonly theirs: Entry;
  readonly version: ReturnType<typeof settleVersion>;
}): Entry['value'] {
  if (version && 'text' in version) return { type: 'leaf', text: version.text, value: version.meaning };
  return version && 'side' in version && version.side === 'theirs' ? theirs.value : mine.value;
}

function documentOf(root: Group | undefined): Group | undefined {
  const value = root?.entries[0]?.value;
  return value?.type === 'map' ? value : undefined;
}

function namesIn(root: Group): string[] {
  const document = documentOf(root);
  return lists.flatMap((list) => {
    const value = entryAt(document, [list])?.value;
    return value?.type === 'map' ? value.entries.flatMap(({ key }) => key ?? []) : [];
  });
}

/** The one list that names a dependency; `undefined` where none or several do. */
function listOf(root: Group, name: string): string | undefined {
  const holding = lists.filter((list) => {
    const entry = entryAt(documentOf(root), [list, name]);
    return entry !== undefined && specifierOf(entry) !== undefined && meaningOf(entry.value) !== '';
  });
  return holding.length === 1 ? holding[0] : undefined;
}

function change(root: Group, path: readonly string[], edit: (entry: Entry) => Entry | undefined): Group {
  const [first, ...rest] = root.entries;
  if (first?.value.type !== 'map') return root;
  return { ...root, entries: [{ ...first, value: editEntry(first.value, path, edit) }, ...rest] };
}

function take(root: Group, path: readonly string[]): Group {
  return change(root, path, () => undefined);
}

function without(root: Group | undefined, list: string | undefined, name: string): Group | undefined {
  return root && list !== undefined ? take(root, [list, name]) : root;
}
