import { CanvasError } from '@agent-canvas/errors';
import type { AnswerStep, Migration } from '@agent-canvas/packs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { migrateAnswers, migrateLockedAnswers } from './migrate-answers.ts';

const migration = (...answers: AnswerStep[]): Migration[] => [
  { id: 'm', version: '0.2.0', summary: 's', steps: answers.map((answer) => ({ answer })) },
];

const text = `name: a # the name
memory: # how it remembers
  # stores
  architecture: { short: mem, working: embedded }
  lifecycle:
    shortTtl: 1h # long enough
    workingTtl: 24h
security:
  compliance:
    frameworks: [gdpr, soc-2] # asked for
`;

describe('migrateAnswers', () => {
  test.each<[string, AnswerStep, string]>([
    [
      'renames where it stands',
      { from: 'memory.lifecycle.shortTtl', to: 'memory.lifecycle.shortTermTtl' },
      text.replace('shortTtl', 'shortTermTtl'),
    ],
    [
      'renames and maps',
      { from: 'memory.architecture.short', to: 'memory.architecture.shortTerm', values: { mem: 'in-process' } },
      text.replace('short: mem', 'shortTerm: in-process'),
    ],
    [
      'maps the items of a list',
      { from: 'security.compliance.frameworks', values: { 'soc-2': 'soc2' } },
      text.replace('soc-2', 'soc2'),
    ],
    ['renames a topic', { from: 'memory.lifecycle', to: 'memory.lifetimes' }, text.replace('lifecycle:', 'lifetimes:')],
    ['drops', { from: 'memory.lifecycle.workingTtl' }, text.replace('    workingTtl: 24h\n', '')],
    [
      'moves to another topic with its comment',
      { from: 'memory.lifecycle.shortTtl', to: 'memory.persistence.ttl' },
      text
        .replace('    shortTtl: 1h # long enough\n', '')
        .replace('  lifecycle:', '  # long enough\n  persistence: { ttl: 1h }\n  lifecycle:'),
    ],
    [
      'leaves the new name alone where both stand',
      { from: 'memory.lifecycle.shortTtl', to: 'memory.lifecycle.workingTtl' },
      text.replace('    shortTtl: 1h # long enough\n', ''),
    ],
    ['leaves what is not there', { from: 'memory.other', to: 'memory.another' }, text],
    ['leaves values that it does not name', { from: 'memory.architecture.working', values: { other: 'x' } }, text],
  ])('%s', (_, step, after) => {
    expect(migrateAnswers(text, migration(step))).toBe(after);
  });

  it('runs the migrations in order', () => {
    const chain = migration({ from: 'a', to: 'b' }, { from: 'b', to: 'c', values: { x: 'w' } });
    expect(migrateAnswers('a: x # why\n', chain)).toBe('c: w # why\n');
  });

  it('keeps line ends and byte order mark', () => {
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const step = { from: 'memory.lifecycle.shortTtl', to: 'memory.persistence.ttl' };
    const after = migrateAnswers(windows, migration(step));
    expect(after.replaceAll('\r\n', '\n').slice(1)).toBe(migrateAnswers(text, migration(step)));
    expect(after).not.toMatch(/[^\r]\n/);
  });

  it('refuses a text that is not YAML', () => {
    expect(() => migrateAnswers('a: [', migration({ from: 'a', to: 'b' }))).toThrow(CanvasError);
  });
});

test('answers of a lock become what those of the canvas become', () => {
  const steps = migration(
    { from: 'memory.lifecycle', to: 'memory.lifetimes' },
    { from: 'memory.architecture.short', to: 'memory.architecture.shortTerm', values: { mem: 'in-process' } },
    { from: 'security.compliance.frameworks', values: { 'soc-2': 'soc2' } },
    { from: 'name' },
  );
  const before = {
    'memory.architecture.short': 'mem',
    'memory.lifecycle.shortTtl': '1h',
    'security.compliance.frameworks': ['gdpr', 'soc-2'],
    name: 'a',
    'memory.lifecycleOther': 1,
  };
  const after = migrateLockedAnswers(before, steps);
  expect(after).toEqual({
    'memory.architecture.shortTerm': 'in-process',
    'memory.lifetimes.shortTtl': '1h',
    'security.compliance.frameworks': ['gdpr', 'soc2'],
    'memory.lifecycleOther': 1,
  });
  expect(migrateLockedAnswers(after, steps)).toEqual(after);
});

describe('properties', () => {
  const path = fc.constantFrom('name', 'memory.a', 'memory.b', 'memory.inner.a', 'memory.inner.b', 'other.a', 'other');
  const leaf = fc.constantFrom('name', 'memory.a', 'memory.b', 'memory.inner.a', 'memory.inner.b', 'other.a');
  const value = fc.constantFrom('x', 'y', 'z', 1, true, ['x', 'y']);
  const answers = fc.uniqueArray(fc.tuple(leaf, value), { selector: ([at]) => at, maxLength: 6 });
  const flow = fc.boolean();
  const step = fc
    .record({ from: path, to: fc.option(path, { nil: undefined }), values: fc.boolean() })
    .map(
      ({ from, to, values }): AnswerStep => ({
        from,
        ...(to !== undefined && { to }),
        ...(values && { values: { x: 'new' } }),
      }),
    )
    .filter(({ from, to }) => to === undefined || !(isWithin(to, from) || isWithin(from, to)));
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);

  it('a second run changes nothing, standing comments stay, and the lock agrees', () => {
    fc.assert(
      fc.property(answers, flow, step, (given, isFlow, one) => {
        const before = print(given, isFlow);
        const after = migrateAnswers(before, migration(one));
        expect(migrateAnswers(after, migration(one))).toBe(after);
        const { from, to, values } = one;
        const isTaken = to !== undefined && given.some(([name]) => isWithin(name, to));
        const isKept = (at: string) => !isWithin(at, from) || (!isTaken && (to ?? values) !== undefined);
        for (const [comment, at = ''] of before.matchAll(/# (?:above|at) ([\w.]+)$/gm)) {
          if (isKept(at)) expect(after).toContain(comment);
        }
        const lock = migrateLockedAnswers(Object.fromEntries(given), migration(one));
        if (!isTaken) expect(flat(parse(after))).toEqual(lock);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  /** Block or flow topics, a comment above each and beside each line. */
  function print(given: readonly (readonly [string, unknown])[], isFlow: boolean): string {
    const tree: Record<string, unknown> = {};
    for (const [at, item] of given) {
      const keys = at.split('.');
      let node = tree;
      for (const key of keys.slice(0, -1)) {
        node[key] ??= {};
        node = node[key] as Record<string, unknown>;
      }
      node[keys.at(-1) ?? ''] = item;
    }
    const lines = (node: Record<string, unknown>, prefix: string): string[] =>
      Object.entries(node).flatMap(([key, item]) => {
        const at = prefix === '' ? key : `${prefix}.${key}`;
        const indent = '  '.repeat(at.split('.').length - 1);
        const isTopic = typeof item === 'object' && item !== null && !Array.isArray(item);
        const above = `${indent}# above ${at}`;
        if (isTopic && !isFlow) return [above, `${indent}${key}:`, ...lines(item as Record<string, unknown>, at)];
        const body = JSON.stringify(item).replaceAll('"', '').replaceAll(':', ': ');
        return [above, `${indent}${key}: ${body} # at ${at}`];
      });
    return `${lines(tree, '').join('\n')}\n`;
  }

  function flat(node: unknown, prefix = ''): Record<string, unknown> {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      return node === null || node === undefined ? {} : { [prefix]: node };
    }
    return Object.assign(
      {},
      ...Object.entries(node).map(([key, item]) => flat(item, prefix ? `${prefix}.${key}` : key)),
    );
  }
});
