import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkMerged } from './check-merged.ts';
import { withoutComments } from './json/json-problem.ts';
import { mergeFile } from './merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };
const version = (content: string) => ({ content, executable: false });

type Value = string | number | string[] | Model;
interface Model {
  [key: string]: Value;
}
interface Edit {
  readonly path: readonly number[];
  readonly do: 'set' | 'add' | 'delete' | 'move' | 'push' | 'drop';
  readonly key: string;
  readonly value: Value;
}

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'run', 'x-y');
const words = fc.constantFrom('one', 'two', 'three', 'four', 'five', '6', 'true', '#x', 'a: b');
const { model } = fc.letrec<{ model: Model; value: Value }>((tie) => ({
  model: fc.dictionary(keys, tie('value'), {
    maxKeys: 5,
    noNullPrototype: true,
  }) as fc.Arbitrary<Model>,
  value: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.nat(20),
    fc.uniqueArray(words, { maxLength: 4 }),
    tie('model'),
  ) as fc.Arbitrary<Value>,
}));
const value: fc.Arbitrary<Value> = fc.oneof(words, fc.nat(20), fc.uniqueArray(words, { maxLength: 3 }), model);
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat(4), { maxLength: 3 }),
    do: fc.constantFrom('set', 'add', 'delete', 'move', 'push', 'drop'),
    key: keys,
    value,
  }),
  { maxLength: 4 },
);

function edited(before: Model, list: readonly Edit[]): Model {
  return list.reduce<Model>((now, edit) => editAt(now, edit, edit.path), before);
}

function editAt(now: Model, edit: Edit, [step = 0, ...path]: readonly number[]): Model {
  const names = Object.keys(now);
  const name = names[step % Math.max(1, names.length)] ?? edit.key;
  const inner = now[name];
  if (path.length > 0 && inner !== undefined && isModel(inner)) return { ...now, [name]: editAt(inner, edit, path) };
  const { [name]: _, ...rest } = now;
  if (edit.do === 'delete') return rest;
  if (edit.do === 'move') return inner === undefined ? now : { ...rest, [name]: inner };
  if (edit.do === 'add') return { [edit.key]: edit.value, ...now };
  if (Array.isArray(inner) && edit.do === 'push') return { ...now, [name]: [...new Set([...inner, edit.key])] };
  if (Array.isArray(inner) && edit.do === 'drop') return { ...now, [name]: inner.slice(1) };
  return { ...now, [name]: edit.value };
}

function isModel(item: Value | undefined): item is Model {
  return typeof item === 'object' && !Array.isArray(item);
}

/** What a merge by key has to come to, told from the values alone; `open` where lists may be a conflict or a list of both. */
interface Expected {
  readonly value: Value | undefined;
  readonly conflicts: number;
  readonly open: boolean;
}

function expectedOf(base: Value | undefined, mine: Value | undefined, theirs: Value | undefined): Expected {
  const settled = (item: Value | undefined): Expected => ({ value: item, conflicts: 0, open: false });
  if (isSame(mine, theirs) || isSame(theirs, base) || mine === undefined) {
    return settled(mine === undefined && base === undefined ? theirs : mine);
  }
  if (theirs === undefined) return settled(isSame(mine, base) ? undefined : mine);
  if (isModel(mine) && isModel(theirs)) {
    const before = isModel(base) ? base : {};
    const result: Model = {};
    let conflicts = 0;
    let open = false;
    for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const inner = expectedOf(before[key], mine[key], theirs[key]);
      conflicts += inner.conflicts;
      open ||= inner.open;
      if (inner.value !== undefined) result[key] = inner.value;
    }
    return { value: result, conflicts, open };
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) return { value: mine, conflicts: 0, open: true };
  return isSame(mine, base) ? settled(theirs) : { value: mine, conflicts: 1, open: false };
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || (left !== undefined && right !== undefined && canonical(left) === canonical(right));
}

function canonical(item: unknown): string {
  return JSON.stringify(item, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

interface Style {
  readonly unit: string;
  readonly note: string | undefined;
  readonly isFlow: boolean;
}

const style = (note: string | undefined): fc.Arbitrary<Style> =>
  fc.record({ unit: fc.constantFrom('  ', '    '), note: fc.constant(note), isFlow: fc.boolean() });

function toJson(item: Value, { unit, note, isFlow }: Style, path = '', indent = ''): string {
  if (Array.isArray(item) && isFlow) return `[${item.map((word) => JSON.stringify(word)).join(', ')}]`;
  if (!isModel(item) && !Array.isArray(item)) return JSON.stringify(item);
  const [open, close] = Array.isArray(item) ? '[]' : '{}';
  const lines = Object.entries(item).map(([key, inner]) => {
    const here = `${path}.${key}`;
    const head = Array.isArray(item) ? '' : `${JSON.stringify(key)}: `;
    const above = note === undefined || Array.isArray(item) ? '' : `${indent}${unit}// ${note} ${here}\n`;
    return `${above}${indent}${unit}${head}${toJson(inner, { unit, note, isFlow }, here, indent + unit)}`;
  });
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function toYaml(item: Value, drawn: Style, path = '', indent = ''): string {
  const { unit, note, isFlow } = drawn;
  if (typeof item === 'number') return ` ${item}\n`;
  if (typeof item === 'string')
    return isFlow && /^\w+$/.test(item) && !/true|6/.test(item) ? ` ${item}\n` : ` ${JSON.stringify(item)}\n`;
  if (Array.isArray(item) && (isFlow || item.length === 0))
    return ` [${item.map((word) => JSON.stringify(word)).join(', ')}]\n`;
  if (Array.isArray(item)) return `\n${item.map((word) => `${indent}- ${JSON.stringify(word)}\n`).join('')}`;
  const entries = Object.entries(item);
  if (entries.length === 0) return ' {}\n';
  const lines = entries.map(([key, inner]) => {
    const here = `${path}.${key}`;
    const above = note === undefined ? '' : `${indent}# ${note} ${here}\n`;
    return `${above}${indent}${key}:${toYaml(inner, drawn, here, indent + unit)}`;
  });
  return `\n${lines.join('')}`;
}

const formats = [
  {
    path: 'a.jsonc',
    print: (item: Model, drawn: Style) => `${toJson(item, drawn)}\n`,
    read: (text: string): unknown => JSON.parse(withoutComments(text)),
  },
  {
    path: 'a.yaml',
    print: (item: Model, drawn: Style) => toYaml(item, drawn).trimStart(),
    read: (text: string): unknown => parse(text),
  },
  {
    path: 'packages/agent/src/config.ts',
    print: (item: Model, drawn: Style) =>
      `import a from 'a';\n\nexport const config = ${toJson(item, drawn).replaceAll('"true"', "'true'")};\n\nrun(config);\n`,
    read: (text: string): unknown => {
      const mine = text.replace(/^<{7}.*\n([\s\S]*?)^\|{7}[\s\S]*?^>{7}.*\n/gm, '$1');
      return JSON.parse(withoutComments(/= (\{[\s\S]*\});/.exec(mine)?.[1]?.replaceAll("'true'", '"true"') ?? ''));
    },
  },
] as const;

const sides = fc.record({
  base: model,
  mine: edits,
  theirs: edits,
  style: style(undefined),
  packStyle: style(undefined),
  seed: fc.nat(),
});

describe.each(formats)('properties of $path', { timeout: 60_000 }, ({ path, print, read }) => {
  const merge = (base: string, mine: string, theirs: string) =>
    mergeFile({ path, class: 'keys', base: version(base), mine: version(mine), theirs: version(theirs), labels });

  it('comes to what the values alone say, in whatever style each side is written', () => {
    let merged = 0;
    fc.assert(
      fc.property(sides, (drawn) => {
        const [mine, theirs] = [edited(drawn.base, drawn.mine), edited(drawn.base, drawn.theirs)];
        const text = print(mine, drawn.style);
        const outcome = merge(print(drawn.base, drawn.packStyle), text, print(theirs, drawn.packStyle));
        const content = String(outcome.version.content);
        if (outcome.state === 'merged' || !outcome.hasMarkers) expect(checkMerged(path, content)).toBeUndefined();
        const expected = expectedOf(drawn.base, mine, theirs);
        if (expected.open) return;
        expect(canonical(read(content))).toBe(canonical(expected.value));
        expect(outcome.state === 'conflict' ? outcome.places.length : 0).toBe(expected.conflicts);
        if (outcome.state === 'merged') merged += 1;
        else
          for (const place of outcome.places)
            expect(place).toMatchObject({ mine: expect.any(String), theirs: expect.any(String) });
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(merged).toBeGreaterThan(100);
  });

  it('keeps every comment and key of mine, and merging again changes nothing', () => {
    fc.assert(
      fc.property(sides, style('of mine'), (drawn, own) => {
        const [mine, theirs] = [edited(drawn.base, drawn.mine), edited(drawn.base, drawn.theirs)];
        const [before, packs] = [print(drawn.base, drawn.packStyle), print(theirs, drawn.packStyle)];
        const outcome = merge(before, print(mine, own), packs);
        const content = String(outcome.version.content);
        const lines = content.split('\n').map((line) => line.trim());
        for (const line of print(mine, own).split('\n'))
          if (/^\s*(#|\/\/) of mine/.test(line)) expect(lines).toContain(line.trim());
        const again = merge(before, content, packs);
        expect(again.version.content).toBe(content);
        expect(again.state).toBe(outcome.state);
      }),
      { numRuns: 400, seed: 8 },
    );
  });

  it('holds what both sides put into a list, and keeps CRLF, the byte order mark and an open last line', () => {
    const list = fc.uniqueArray(words, { maxLength: 5 });
    fc.assert(
      fc.property(list, list, list, style(undefined), (base, mine, theirs, drawn) => {
        const text = (items: string[]) => print({ list: items, other: 1 }, drawn);
        const own = `\uFEFF${text(mine).replaceAll('\n', '\r\n').trimEnd()}`;
        const outcome = merge(text(base), own, text(theirs).replace(/\n$/, ''));
        const content = String(outcome.version.content);
        expect(content.startsWith('\uFEFF')).toBe(true);
        expect(/[^\r]\n/.test(content)).toBe(false);
        expect(content.endsWith('\n')).toBe(false);
        if (outcome.state === 'conflict') {
          if (outcome.hasMarkers) expect(content).toContain('>>>>>>> pack');
          else expect(content).toBe(own);
          return;
        }
        const result = (read(content.slice(1)) as { list: string[] }).list;
        const kept = new Set([
          ...mine.filter((word) => !base.includes(word) || theirs.includes(word)),
          ...theirs.filter((word) => !base.includes(word)),
        ]);
        expect(new Set(result)).toEqual(kept);
        expect(result).toHaveLength(kept.size);
      }),
      { numRuns: 300, seed: 9 },
    );
  });
});

describe('properties of lines', () => {
  const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '');
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((item) => `${item}\n`).join(''));

  it('lets both sides be read back from every conflict', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const outcome = mergeFile({
          path: 'a.md',
          class: 'managed',
          base: version(base),
          mine: version(mine),
          theirs: version(theirs),
          labels,
        });
        if (outcome.state === 'merged') {
          expect(checkMerged('a.md', String(outcome.version.content))).toBeUndefined();
          return;
        }
        const content = String(outcome.version.content).split('\n');
        for (const place of outcome.places) {
          const [first = 0, last = 0] = (/\d+-\d+/.exec(place.where)?.[0] ?? '').split('-').map(Number);
          const marked = content.slice(first - 1, last).join('\n');
          const whole = `<<<<<<< yours\n${place.mine}||||||| base\n${place.base}=======\n${place.theirs}>>>>>>> pack`;
          expect(marked).toBe(whole);
        }
      }),
      { numRuns: 500, seed: 10 },
    );
  });
});
