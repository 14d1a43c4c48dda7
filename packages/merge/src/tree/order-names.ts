export interface NameOrders {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  /** `map`: keys, sorted where they were; `ordered`: keys whose order means something; `list`: items. */
  readonly type: 'map' | 'ordered' | 'list';
}

/**
 * The order of all entries that a merge may hold. The team's order stands and the pack's new ones come after what they follow there, or where
 * they belong in keys that are sorted. In a list, where order may mean something, an order that only the pack changed comes, and
 * `undefined` says that both changed it.
 */
export function orderNames({ base, mine, theirs, type }: NameOrders): string[] | undefined {
  if (type === 'map') return insertAll(mine, theirs, comparatorOf({ base, mine, theirs }));
  if (type === 'ordered') return insertAll(mine, theirs, undefined);
  const common = mine.filter((name) => base.includes(name) && theirs.includes(name));
  const [own, before, packs] = [mine, base, theirs].map((names) =>
    names.filter((name) => common.includes(name)).join('\n'),
  );
  if (packs === before || packs === own) return insertAll(mine, theirs, undefined);
  return own === before ? insertAll(theirs, mine, undefined) : undefined;
}

type Compare = (left: string, right: string) => number;

const byCode: Compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
const byAlphabet: Compare = (left, right) => left.localeCompare(right, 'en');

/** Keys are kept sorted where both sides have them so, and where the team sorted what was not. */
function comparatorOf({ base, mine, theirs }: Omit<NameOrders, 'type'>): Compare | undefined {
  if (mine.length < 2) return undefined;
  return [byCode, byAlphabet].find(
    (compare) => isSorted(mine, compare) && (isSorted(theirs, compare) || !isSorted(base, compare)),
  );
}

function isSorted(names: readonly string[], compare: Compare): boolean {
  return names.every((name, index) => index === 0 || compare(names[index - 1] as string, name) <= 0);
}

function insertAll(into: readonly string[], from: readonly string[], compare: Compare | undefined): string[] {
  const result = [...into];
  const known = new Set(from);
  const placed = new Set(into);
  from.forEach((name, index) => {
    if (placed.has(name)) return;
    placed.add(name);
    result.splice(compare ? sortedPlace(result, name, compare) : placeAfter({ result, from, index, known }), 0, name);
  });
  return result;
}

function sortedPlace(names: readonly string[], name: string, compare: Compare): number {
  const at = names.findIndex((other) => compare(other, name) > 0);
  return at < 0 ? names.length : at;
}

/** After the nearest one before it that is there, and after what the other side put at the same place; else before the nearest after it. */
function placeAfter({
  result,
  from,
  index,
  known,
}: {
  readonly result: readonly string[];
  readonly from: readonly string[];
  readonly index: number;
  readonly known: ReadonlySet<string>;
}): number {
  const previous = from.slice(0, index).findLast((name) => result.includes(name));
  if (previous !== undefined) {
    let at = result.indexOf(previous) + 1;
    while (at < result.length && !known.has(result[at] as string)) at += 1;
    return at;
  }
  const next = from.slice(index + 1).find((name) => result.includes(name));
  return next === undefined ? result.length : result.indexOf(next);
}
