import type { Factor } from './factors.ts';

/** One choice a factor: labels by the factor's name. */
export type Row = Readonly<Record<string, string>>;

/** Two choices of two factors. */
export type Pair = readonly [factor: string, label: string, otherFactor: string, otherLabel: string];

/** Every pair of choices of different factors. */
export const pairsOf = (factors: readonly Factor[]): Pair[] =>
  factors.flatMap((one, index) =>
    factors
      .slice(index + 1)
      .flatMap((other) =>
        one.choices.flatMap(({ label }) =>
          other.choices.map((choice): Pair => [one.name, label, other.name, choice.label]),
        ),
      ),
  );

const keyOf = ([factor, label, otherFactor, otherLabel]: Pair): string => {
  const sides = [`${factor}=${label}`, `${otherFactor}=${otherLabel}`];
  return sides.sort().join(' & ');
};

/**
 * Rows such that each allowed pair of choices stands in one of them. Greedy and deterministic: each row starts with a pair
 * that none has yet and takes, factor by factor, the choice that brings the most new pairs; the first of equals wins.
 */
export function coveringArray(factors: readonly Factor[], isForbidden: (pair: Pair) => boolean): Row[] {
  const forbidden = new Set(pairsOf(factors).filter(isForbidden).map(keyOf));
  const uncovered = new Map(
    pairsOf(factors)
      .map((pair) => [keyOf(pair), pair] as const)
      .filter(([key]) => !forbidden.has(key)),
  );
  const rows: Row[] = [];
  for (let next = first(uncovered); next; next = first(uncovered)) {
    const row = completeRow(next, { factors, forbidden, uncovered });
    for (const [one, other] of twos(Object.entries(row))) uncovered.delete(keyOf([...one, ...other]));
    rows.push(row);
  }
  return rows;
}

const first = (pairs: ReadonlyMap<string, Pair>): Pair | undefined => pairs.values().next().value;

interface Search {
  readonly factors: readonly Factor[];
  readonly forbidden: ReadonlySet<string>;
  readonly uncovered: ReadonlyMap<string, Pair>;
}

function completeRow([factor, label, otherFactor, otherLabel]: Pair, search: Search): Row {
  const row: Record<string, string> = { [factor]: label, [otherFactor]: otherLabel };
  const open = search.factors.filter(({ name }) => !(name in row));
  // What is forbidden beside much comes first, while there is still a choice.
  const isBound = ({ name }: Factor): boolean => [...search.forbidden].some((key) => key.includes(`${name}=`));
  for (const { name, choices } of [...open.filter(isBound), ...open.filter((one) => !isBound(one))]) {
    const scored = choices.map((choice) => {
      const keys = Object.entries(row).map((side) => keyOf([name, choice.label, ...side]));
      const isBarred = keys.some((key) => search.forbidden.has(key));
      return { label: choice.label, score: isBarred ? -1 : keys.filter((key) => search.uncovered.has(key)).length };
    });
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
    if (best.score < 0) throw new Error(`No choice of ${name} is allowed beside ${JSON.stringify(row)}`);
    row[name] = best.label;
  }
  return row;
}

const twos = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));
