import { type Units, unitsOf } from './units.ts';

export interface Sides {
  readonly path: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly result: string;
}

/**
 * What a merge lost or made up, by an account of its own: what stood in the base, plus what each side added, less what each
 * took away, must stand in the result. What both sides changed alike counts once; of two versions of a dependency the higher.
 */
export function compareFile({ path, base, mine, theirs, result }: Sides): string[] {
  const [b, m, t, r] = [base, mine, theirs, result].map((text) => unitsOf(path, text)) as [Units, Units, Units, Units];
  const units = new Set([...b.keys(), ...m.keys(), ...t.keys(), ...r.keys()]);
  const raised = raisedByBoth({ base: b, mine: m, theirs: t });
  return [...units].flatMap((unit) => {
    const [name, version] = versionIn(unit) ?? [];
    if (name !== undefined && raised.has(name)) {
      const expected = version === raised.get(name) ? 1 : 0;
      return at(r, unit) === expected ? [] : [`${path}: ${name} should be ${raised.get(name)}`];
    }
    const byMine = at(m, unit) - at(b, unit);
    const byTheirs = at(t, unit) - at(b, unit);
    const sum = at(b, unit) + byMine + byTheirs;
    const alike = byMine > 0 === byTheirs > 0 ? at(b, unit) + extreme(byMine, byTheirs) : sum;
    const found = at(r, unit);
    if (found >= Math.min(sum, alike) && found <= Math.max(sum, alike)) return [];
    const owner = byMine !== 0 && byTheirs === 0 ? 'the team’s' : byMine === 0 && byTheirs !== 0 ? 'the pack’s' : 'a';
    return [`${path}: ${owner} line stands ${found} times instead of ${sum}: ${unit.slice(0, 160)}`];
  });
}

/** Everything that either side added is in the text, markers or not: both sides of a conflict can be had back. */
export function missingAdditions({ path, base, mine, result }: Omit<Sides, 'theirs'>): string[] {
  const [b, m, r] = [base, mine, result].map((text) => unitsOf(path, text)) as [Units, Units, Units];
  return [...m.keys()].filter((unit) => at(m, unit) > at(b, unit) && at(r, unit) === 0);
}

const at = (units: Units, unit: string): number => units.get(unit) ?? 0;

const extreme = (a: number, b: number): number => (a > 0 ? Math.max(a, b) : Math.min(a, b));

/** Dependencies whose version both sides changed within a major, with the higher of the two. */
function raisedByBoth({ base, mine, theirs }: { base: Units; mine: Units; theirs: Units }): Map<string, string> {
  const [b, m, t] = [base, mine, theirs].map(
    (units) =>
      new Map([...units.keys()].flatMap((unit) => (versionIn(unit) ? [versionIn(unit) as [string, string]] : []))),
  ) as [Map<string, string>, Map<string, string>, Map<string, string>];
  const found = new Map<string, string>();
  for (const [name, before] of b) {
    const [ours, packs] = [m.get(name), t.get(name)];
    if (!ours || !packs || ours === before || packs === before || ours === packs) continue;
    if (ours.split('.')[0] === packs.split('.')[0]) found.set(name, isHigher(ours, packs) ? ours : packs);
  }
  return found;
}

/** `.catalog.zod = "4.6.7"` is zod in version 4.6.7. */
function versionIn(unit: string): [string, string] | undefined {
  const [, name, version] = /^\.(?:catalog|\w*[dD]ependencies)\.(.+) = "(\d+\.\d+\.\d+)"$/.exec(unit) ?? [];
  return name !== undefined && version !== undefined ? [name, version] : undefined;
}

function isHigher(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const first = left.findIndex((part, index) => part !== right[index]);
  return first >= 0 && (left[first] ?? 0) > (right[first] ?? 0);
}
