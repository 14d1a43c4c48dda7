import { type Entry, entryOf, type Group, meaningOf, printNode } from './tree.ts';

/** Names for the items of three lists: the same item has the same name wherever it stands. */
export interface Alignment {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Finds which item of a list is which in the two others. Items are told by, in this order: what they mean as a whole, their `id`, `name` or
 * another such key, what they use or run with its version left out, and their place between two that are known.
 * `undefined` where it cannot be told: a scalar that stands twice.
 */
export function alignItems(base: Group, mine: Group, theirs: Group): Alignment | undefined {
  if ([base, mine, theirs].some(hasTwins)) return undefined;
  const old = base.entries.map((_, index) => `old ${index}`);
  const mineNames = nameAfter(mine.entries, base.entries, old);
  const theirNames = nameAfter(theirs.entries, base.entries, old);
  const added = mine.entries.filter((_, index) => mineNames[index] === undefined);
  const addedNames = added.map((_, index) => `added ${index}`);
  let next = 0;
  const ownNames = mineNames.map((name) => name ?? (addedNames[next++] as string));
  const theirAdded = theirs.entries.filter((_, index) => theirNames[index] === undefined);
  const shared = nameAfter(theirAdded, added, addedNames, 'by keys alone');
  let newer = 0;
  return {
    base: old,
    mine: ownNames,
    theirs: theirNames.map((name) => {
      if (name !== undefined) return name;
      const at = newer++;
      return shared[at] ?? `new ${at}`;
    }),
  };
}

function hasTwins({ entries }: Group): boolean {
  const scalars = entries.filter(({ value }) => value.type === 'leaf').map(({ value }) => meaningOf(value));
  return new Set(scalars).size < scalars.length;
}

type Sign = (entry: Entry) => string | undefined;

const tellingKeys = ['id', 'name', 'key', 'path', 'source', 'target', 'uses', 'run', 'if'];

const signs: readonly Sign[] = [
  (entry) => meaningOf(entry.value),
  ...tellingKeys.map(
    (key): Sign =>
      (entry) =>
        valueAt(entry, key),
  ),
  (entry) => withoutVersions(valueAt(entry, 'uses')),
  (entry) => withoutVersions(valueAt(entry, 'run')),
  (entry) => (entry.value.type === 'leaf' ? withoutVersions(entry.value.value) : undefined),
];

function valueAt({ value }: Entry, key: string): string | undefined {
  const found = entryOf(value, key)?.value;
  return found?.type === 'leaf' ? found.value : undefined;
}

/** `actions/checkout@v4` and `npx pnpm@12.21.0 test` without the version; `undefined` where there is none. */
function withoutVersions(text: string | undefined): string | undefined {
  const bare = text?.replace(/([@:]v?)[\w.+-]*\d[\w.+-]*/g, '$1');
  return bare === text ? undefined : bare;
}

function nameAfter(
  entries: readonly Entry[],
  known: readonly Entry[],
  names: readonly string[],
  how: 'by keys and place' | 'by keys alone' = 'by keys and place',
): (string | undefined)[] {
  const found: (number | undefined)[] = entries.map(() => undefined);
  const taken = new Set<number>();
  const take = (index: number, at: number) => {
    found[index] = at;
    taken.add(at);
  };
  for (const sign of signs) {
    const open = signed(entries, sign, (index) => found[index] === undefined);
    const free = signed(known, sign, (at) => !taken.has(at));
    for (const [value, indexes] of open) {
      const ats = free.get(value) ?? [];
      if (indexes.length === ats.length) indexes.forEach((index, turn) => void take(index, ats[turn] as number));
    }
  }
  if (how === 'by keys and place') takeByPlace(entries, known, found, taken, take);
  return found.map((at) => (at === undefined ? undefined : names[at]));
}

function signed(entries: readonly Entry[], sign: Sign, isOpen: (index: number) => boolean): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  entries.forEach((entry, index) => {
    const value = isOpen(index) ? sign(entry) : undefined;
    if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), index]);
  });
  return groups;
}

/** Objects that nothing tells are paired where as many of the same shape stand between the same neighbours on both sides. */
function takeByPlace(
  entries: readonly Entry[],
  known: readonly Entry[],
  found: readonly (number | undefined)[],
  taken: ReadonlySet<number>,
  take: (index: number, at: number) => void,
): void {
  let from = 0;
  while (from < entries.length) {
    if (found[from] !== undefined) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < entries.length && found[to] === undefined) to += 1;
    const first = (found[from - 1] ?? -1) + 1;
    const last = to < entries.length ? (found[to] as number) : known.length;
    const free = Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step);
    if (free.length === to - from && free.every((at) => !taken.has(at))) {
      free.forEach((at, step) => {
        if (isAlike(entries[from + step], known[at])) take(from + step, at);
      });
    }
    from = to;
  }
}

/** Objects of which at least half the keys are the same, and that do not go by two names. */
function isAlike(left: Entry | undefined, right: Entry | undefined): boolean {
  if (!left || !right) return false;
  const isOther = ['id', 'name', 'key'].some((key) => {
    const [own, other] = [valueAt(left, key), valueAt(right, key)];
    return own !== undefined && other !== undefined && own !== other;
  });
  if (isOther) return false;
  const keys = [left, right].map((entry) =>
    entry.value.type === 'map' ? entry.value.entries.map(({ key }) => key) : [],
  );
  const [own = [], others = []] = keys;
  const shared = own.filter((key) => others.includes(key)).length;
  return shared > 0 && shared * 2 >= new Set([...own, ...others]).size;
}

/** What an item is called when a person is told of it. */
export function titleOf(entry: Entry): string {
  const named = ['name', 'id', 'uses', 'run'].map((key) => valueAt(entry, key)).find((value) => value !== undefined);
  const [line = ''] = (named ?? printNode(entry.value)).replaceAll('"', '').split('\n');
  // A commit says nothing to a person, and both sides may have another.
  return line
    .replace(/@[0-9a-f]{40}\b.*$/, '')
    .trim()
    .slice(0, 60);
}
