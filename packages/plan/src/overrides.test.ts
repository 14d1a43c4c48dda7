import { CanvasError } from '@agent-canvas/errors';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Override } from './override.ts';
import { parseOverrides } from './overrides.ts';
import { editOverrides } from './overrides-edit.ts';

const issuesOf = (text: string) => {
  try {
    parseOverrides(text);
  } catch (error) {
    if (error instanceof CanvasError) return error.issues;
    throw error;
  }
  throw new Error('accepted');
};

const sample = `# ours
- path: packages/models/src/price.ts # prices
  policy: own
  reason: prices come from our billing service

# until the release
- path: "packages/{agent,evals}/**"
  policy: pin
  reason: release freeze
  expires: 2027-02-01 # the release
`;

describe('parseOverrides', () => {
  it('reads rules with their lines', () => {
    expect(parseOverrides(sample)).toEqual([
      { path: 'packages/models/src/price.ts', policy: 'own', reason: 'prices come from our billing service', line: 2 },
      { path: 'packages/{agent,evals}/**', policy: 'pin', reason: 'release freeze', expires: '2027-02-01', line: 7 },
    ]);
  });

  it.each(['', '# nothing yet\n', '[]\n', '~\n'])('takes %j for no rule', (text) => {
    expect(parseOverrides(text)).toEqual([]);
  });

  test.each([
    ['- path: a\n  policy: ownn\n  reason: r\n', { code: 'E_VALUE', line: 2, column: 11, hint: 'Did you mean own?' }],
    ['- path: a\n  policy: own\n', { code: 'E_REQUIRED', line: 1, column: 3, message: 'The rule has no reason' }],
    ['- path: a\n  policy: own\n  reason: ""\n', { code: 'E_TYPE', line: 3, column: 11, path: '0.reason' }],
    ['- path: a\n  policy: pin\n  reason: r\n  expires: 2027-02-30\n', { code: 'E_VALUE', line: 4, column: 12 }],
    ['- path: a\n  policy: pin\n  reason: r\n  expires: soon\n', { code: 'E_VALUE', allowed: 'YYYY-MM-DD' }],
    ['- path: a/{b\n  policy: own\n  reason: r\n', { code: 'E_GLOB', line: 1, column: 9 }],
    ['- path: ../b\n  policy: own\n  reason: r\n', { code: 'E_GLOB' }],
    ['- path: /etc\n  policy: own\n  reason: r\n', { code: 'E_GLOB' }],
    ['- path: docs/\n  policy: own\n  reason: r\n', { code: 'E_GLOB', message: expect.stringContaining('docs/**') }],
    ['- path: a\n  policy: own\n  raeson: r\n', { code: 'E_UNKNOWN_KEY', line: 3, hint: 'Did you mean reason?' }],
    ['- a\n', { code: 'E_TYPE', line: 1, column: 3 }],
    ['a: own\n', { code: 'E_TYPE', message: 'The file is not a list' }],
    ['- path: [\n', { code: 'E_YAML' }],
    ['<<<<<<< ours\n- path: a\n', { code: 'E_YAML' }],
  ])('says where %j is wrong', (text, issue) => {
    expect(issuesOf(text)).toEqual([expect.objectContaining({ source: '.canvas/overrides.yaml', ...issue })]);
  });

  it('says all that is wrong at once', () => {
    expect(issuesOf('- path: a\n  policy: x\n  reason: r\n- path: "}"\n  policy: own\n  reason: r\n')).toHaveLength(2);
  });
});

describe('editOverrides', () => {
  it('starts the file with what it is for', () => {
    const text = editOverrides('', { set: { path: 'a.ts', policy: 'own', reason: 'ours: really' } });
    expect(text).toMatch(/^# The team's policy/);
    expect(text.endsWith('- path: a.ts\n  policy: own\n  reason: "ours: really"\n')).toBe(true);
  });

  it('adds a rule at the end', () => {
    const text = editOverrides(sample, { set: { path: 'b', policy: 'skip', reason: 'r', expires: '2027-01-01' } });
    expect(text).toBe(`${sample}- path: b\n  policy: skip\n  reason: r\n  expires: 2027-01-01\n`);
  });

  it('changes a rule where it stands', () => {
    const set = { path: 'packages/{agent,evals}/**', policy: 'own', reason: 'ours' } as const;
    expect(editOverrides(sample, { set })).toBe(
      sample
        .replace('policy: pin', 'policy: own')
        .replace('release freeze', 'ours')
        .replace('  expires: 2027-02-01 # the release\n', ''),
    );
    const longer = { path: 'packages/models/src/price.ts', policy: 'own', reason: 'r', expires: '2028-01-01' } as const;
    expect(editOverrides(sample, { set: longer })).toBe(
      sample.replace('prices come from our billing service', 'r\n  expires: 2028-01-01'),
    );
  });

  it('removes a rule and its lines alone', () => {
    expect(editOverrides(sample, { remove: 'packages/models/src/price.ts' })).toBe(
      sample.split('\n').toSpliced(1, 3).join('\n'),
    );
    const empty = sample
      .split('\n')
      .slice(0, 6)
      .join('\n')
      .replace(/- path(.|\n)*?service\n/, '');
    expect(editOverrides(sample.split('\n').slice(0, 6).join('\n'), { remove: 'packages/models/src/price.ts' })).toBe(
      `${empty.trimEnd()}\n`,
    );
  });

  it('leaves the text alone where nothing changes', () => {
    expect(editOverrides(sample, { remove: 'other' })).toBe(sample);
    const set = { path: 'packages/{agent,evals}/**', policy: 'pin', reason: 'release freeze', expires: '2027-02-01' };
    expect(editOverrides(sample, { set: set as Override })).toBe(sample);
  });

  it('refuses a file that is not sound', () => {
    expect(() => editOverrides('a: b', { remove: 'a' })).toThrow(CanvasError);
  });

  const word = fc.oneof(
    fc.constantFrom('a', 'b.ts', 'docs/**', 'no: colon', '# hash', "it's", 'ja', '"', 'true', '12', '- x', 'ü · …'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== ''),
  );
  const path = fc.constantFrom('a', 'b.ts', 'docs/**', 'packages/{x,y}/*.json', '#odd', 'a b');
  const rule = fc
    .record({
      path,
      policy: fc.constantFrom('own' as const, 'skip' as const, 'pin' as const),
      reason: word,
      expires: fc.option(fc.constantFrom('2027-01-01', '2028-02-29'), { nil: undefined }),
    })
    .map(({ expires, ...rest }) => (expires === undefined ? rest : { ...rest, expires }));
  const edit = fc.oneof(
    rule.map((set) => ({ set })),
    path.map((remove) => ({ remove })),
  );
  const start = fc.constantFrom(
    '',
    sample,
    sample.replaceAll('\n', '\r\n'),
    sample.trimEnd(),
    '[]\n',
    `---\n${sample}`,
    [
      '  - path: a',
      '    policy: own # c',
      '    reason: r',
      '  # before b',
      '  - { path: b.ts, policy: skip, reason: "x" }',
      '',
    ].join('\n'),
  );

  it('does what it is told, keeps standing comments, and a second time does nothing', () => {
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 5 }), (before, edits) => {
        let text = before;
        for (const one of edits) {
          const rules = parseOverrides(text).map(({ line, ...rest }) => rest);
          const after = editOverrides(text, one);
          expect(editOverrides(after, one)).toBe(after);
          const read = parseOverrides(after).map(({ line, ...rest }) => rest);
          if ('remove' in one) expect(read).toEqual(rules.filter((each) => each.path !== one.remove));
          else expect(read.findLast((each) => each.path === one.set.path)).toEqual(one.set);
          const comments = text.split(/\r?\n/).filter((line) => /^\s*#/.test(line));
          for (const line of comments) expect(after).toContain(line.trim());
          text = after;
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
