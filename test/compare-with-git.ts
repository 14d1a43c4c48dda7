import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeFile } from '@agent-canvas/merge';
import { withFolder } from '@agent-canvas/testkit';
import fc from 'fast-check';

export interface Triple {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

export interface Comparison {
  readonly triples: number;
  readonly clean: number;
  readonly conflicts: number;
  /** Triples whose results differ from git's; for repetitive lines this may be, and says nothing. */
  readonly different: readonly Triple[];
  /** Triples in which a line that a side added is not in the result. Must be empty. */
  readonly lost: readonly Triple[];
}

type Edit = { readonly at: number; readonly remove: number; readonly insert: readonly string[] };

function edited(base: readonly string[], edits: readonly Edit[]): string[] {
  return edits.reduce<string[]>(
    (lines, { at, remove, insert }) => lines.toSpliced(at % (lines.length + 1), remove, ...insert),
    [...base],
  );
}

/** Triples of which each line stands once in its text: what both add may be the same. */
export const uniqueLines: fc.Arbitrary<Triple> = fc
  .record({ length: fc.nat(30), mine: edits('mine'), theirs: edits('theirs') })
  .map(({ length, mine, theirs }) => {
    const base = Array.from({ length }, (_, index) => `line ${index}`);
    return { base, mine: [...new Set(edited(base, mine))], theirs: [...new Set(edited(base, theirs))] };
  });

/** Triples of five different lines, so that most stand often. */
export const repetitiveLines: fc.Arbitrary<Triple> = fc
  .record({ base: fc.array(few(), { maxLength: 20 }), mine: edits('few'), theirs: edits('few') })
  .map(({ base, mine, theirs }) => ({ base, mine: edited(base, mine), theirs: edited(base, theirs) }));

function few(): fc.Arbitrary<string> {
  return fc.constantFrom('{', '}', '', 'return', 'a');
}

function edits(side: 'mine' | 'theirs' | 'few'): fc.Arbitrary<Edit[]> {
  const own = fc.nat(1000).map((number) => `${side} ${number}`);
  const shared = fc.nat(5).map((number) => `both ${number}`);
  const line = side === 'few' ? few() : fc.oneof({ weight: 5, arbitrary: own }, { weight: 1, arbitrary: shared });
  return fc.array(fc.record({ at: fc.nat(30), remove: fc.nat(3), insert: fc.array(line, { maxLength: 3 }) }), {
    maxLength: 4,
  });
}

/** Merges random triples here and with `git merge-file`, with each side preferred where they conflict. */
export function compareWithGit(triples: readonly Triple[]): Comparison {
  using folder = withFolder('merge-differential');
  const different: Triple[] = [];
  const lost: Triple[] = [];
  let conflicts = 0;
  for (const triple of triples) {
    const outcome = mergeHere(triple);
    if (outcome.state === 'conflict') conflicts += 1;
    const content = String(outcome.version.content);
    const [mine, theirs] = [resolve(content, 'mine'), resolve(content, 'theirs')];
    if (isLost(triple, mine, theirs)) lost.push(triple);
    if (!isGits({ folder: folder.path, triple, isClean: outcome.state === 'merged', mine, theirs }))
      different.push(triple);
  }
  return { triples: triples.length, clean: triples.length - conflicts, conflicts, different, lost };
}

const labels = { base: 'base', mine: 'mine', theirs: 'theirs' };

function mergeHere({ base, mine, theirs }: Triple) {
  const version = (lines: readonly string[]) => ({ content: toText(lines), executable: false });
  const sides = { base: version(base), mine: version(mine), theirs: version(theirs) };
  return mergeFile({ path: 'a.ts', class: 'managed', ...sides, labels });
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The text with one side taken in each conflict. */
function resolve(text: string, side: 'mine' | 'theirs'): string {
  let at: 'both' | 'mine' | 'base' | 'theirs' = 'both';
  return text.replace(/.*\n/g, (line) => {
    const next = {
      '<<<<<<< mine\n': 'mine',
      '||||||| base\n': 'base',
      '=======\n': 'theirs',
      '>>>>>>> theirs\n': 'both',
    } as const;
    if (line in next) {
      at = next[line as keyof typeof next];
      return '';
    }
    return at === 'both' || at === side ? line : '';
  });
}

function isGits({
  folder,
  triple,
  isClean,
  mine,
  theirs,
}: {
  readonly folder: string;
  readonly triple: Triple;
  readonly isClean: boolean;
  readonly mine: string;
  readonly theirs: string;
}): boolean {
  const names = ['mine', 'base', 'theirs'] as const;
  for (const name of names) writeFileSync(join(folder, name), toText(triple[name]));
  const run = (...options: string[]) =>
    spawnSync('git', ['merge-file', '-p', ...options, ...names], { cwd: folder, encoding: 'utf8' });
  const plain = run();
  if (isClean || plain.status === 0) return isClean && plain.status === 0 && plain.stdout === mine;
  return run('--ours').stdout === mine && run('--theirs').stdout === theirs;
}

/** A side's additions have to stand in the result that prefers it; where all is clean both results are one. */
function isLost({ base, mine, theirs }: Triple, withMine: string, withTheirs: string): boolean {
  const before = count(base);
  const isMissing = (side: readonly string[], result: string) => {
    const found = count(result.split('\n').slice(0, -1));
    return [...count(side)].some(([line, times]) => (found.get(line) ?? 0) < times - (before.get(line) ?? 0));
  };
  return isMissing(mine, withMine) || isMissing(theirs, withTheirs);
}

function count(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
