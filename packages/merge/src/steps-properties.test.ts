import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkMerged } from './check-merged.ts';
import { mergeFile } from './merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };
const version = (content: string) => ({ content, executable: false });

type Steps = Readonly<Record<string, Readonly<Record<string, string>>>>;
const names = ['Install', 'Check', 'Test', 'Build', 'Load', 'Scan'];
const steps = fc.dictionary(
  fc.constantFrom(...names),
  fc.dictionary(fc.constantFrom('run', 'if', 'shell'), fc.constantFrom('one', 'two', 'three')),
  { maxKeys: 5, noNullPrototype: true },
);
const changes = fc.array(
  fc.record({
    name: fc.constantFrom(...names),
    key: fc.constantFrom('run', 'if', 'shell'),
    value: fc.constantFrom('one', 'two', 'three', undefined),
    isStep: fc.boolean(),
  }),
  { maxLength: 4 },
);
type Change = {
  readonly name: string;
  readonly key: string;
  readonly value: string | undefined;
  readonly isStep: boolean;
};

/** Values are made of the step's name, so that none can be taken for another one's. */
function changed(before: Steps, list: readonly Change[]): Steps {
  const now = new Map(Object.entries(before));
  for (const { name, key, value, isStep } of list) {
    const step = now.get(name);
    if (isStep && value === undefined) now.delete(name);
    else if (step || isStep) {
      const { [key]: _, ...rest } = step ?? {};
      now.set(name, value === undefined ? rest : { ...rest, [key]: `${name} ${value}` });
    }
  }
  return Object.fromEntries(now);
}

const own = (base: Steps): Steps =>
  Object.fromEntries(
    Object.entries(base).map(([name, step]) => [
      name,
      Object.fromEntries(Object.entries(step).map(([key, value]) => [key, `${name} ${value}`])),
    ]),
  );

/** What every step has to say after a merge; `undefined` in a set of two where both want something else. */
function expectedOf(
  base: Steps,
  mine: Steps,
  theirs: Steps,
): { steps: Record<string, Record<string, string>>; conflicts: number } {
  const result: Record<string, Record<string, string>> = {};
  let conflicts = 0;
  const isSame = (left: unknown, right: unknown) => canonical(left) === canonical(right);
  for (const name of names) {
    const [before, left, right] = [base[name], mine[name], theirs[name]];
    if (!left) {
      if (right && !before) result[name] = { ...right };
      continue;
    }
    if (!right) {
      if (!before || !isSame(left, before)) result[name] = { ...left };
      continue;
    }
    const step: Record<string, string> = {};
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [was, ours, packs] = [before?.[key], left[key], right[key]];
      const stands =
        ours === undefined
          ? was === undefined
            ? packs
            : undefined
          : packs === undefined && ours === was
            ? undefined
            : ours === was
              ? packs
              : ours;
      if (ours !== undefined && packs !== undefined && ours !== packs && ours !== was && packs !== was) conflicts += 1;
      if (stands !== undefined) step[key] = stands;
    }
    result[name] = step;
  }
  return { steps: result, conflicts };
}

function canonical(item: unknown): string {
  return JSON.stringify(item, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  );
}

const listed = (all: Steps) => ({
  jobs: { verify: { steps: Object.entries(all).map(([name, step]) => ({ name, ...step })) } },
});

const printers: Record<string, (all: Steps) => string> = {
  'a.yaml': (all) => stringify(listed(all)),
  'b.yaml': (all) => stringify(listed(all), { indentSeq: false, indent: 4 }),
  'a.json': (all) => `${JSON.stringify(listed(all), null, 2)}\n`,
  'b.json': (all) => JSON.stringify(listed(all)),
};

describe.each(['a.yaml', 'b.yaml', 'a.json', 'b.json'])(
  'steps told by name in %s',
  { timeout: 60_000 },
  (mineStyle) => {
    it('are merged one by one, whatever the style of the pack', () => {
      fc.assert(
        fc.property(steps, changes, changes, fc.boolean(), (drawn, mineChanges, theirChanges, isOther) => {
          const base = own(drawn);
          const [mine, theirs] = [changed(base, mineChanges), changed(base, theirChanges)];
          const kind = mineStyle.slice(2);
          const print = printers[mineStyle] as (all: Steps) => string;
          const packs = printers[`${isOther ? 'a' : 'b'}.${kind}`] as (all: Steps) => string;
          const path = `x.${kind}`;
          const merge = (text: string) =>
            mergeFile({
              path,
              class: 'managed',
              base: version(packs(base)),
              mine: version(text),
              theirs: version(packs(theirs)),
              labels,
            });
          const outcome = merge(print(mine));
          const content = String(outcome.version.content);
          expect(checkMerged(path, content)).toBeUndefined();
          const read = parse(content) as { jobs: { verify: { steps: { name: string }[] } } };
          const expected = expectedOf(base, mine, theirs);
          const found = Object.fromEntries(read.jobs.verify.steps.map(({ name, ...step }) => [name, step]));
          expect(read.jobs.verify.steps).toHaveLength(Object.keys(found).length);
          expect(canonical(found)).toBe(canonical(expected.steps));
          expect(outcome.state === 'conflict' ? outcome.places.length : 0).toBe(expected.conflicts);
          expect(merge(content).version.content).toBe(content);
        }),
        { numRuns: 300, seed: 11 },
      );
    });
  },
);
