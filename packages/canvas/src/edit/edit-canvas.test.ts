import { readFileSync } from 'node:fs';
import { CanvasError } from '@agent-canvas/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { setAt, valueIn } from '../data.ts';
import { editCanvas, settings } from '../index.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const samples = [
  'docs/canvas.reference.yaml',
  ...['minimal', 'support', 'research', 'load'].map((name) => `test/canvases/${name}.yaml`),
].map(read);

type Case = [what: string, before: string, path: string, value: unknown, after: string];

const cases: Case[] = [
  ['keeps the comment beside a value', 'name: a # the name\n', 'name', 'b', 'name: b # the name\n'],
  ['keeps single quotes', "name: 'a'\n", 'name', "it's", "name: 'it''s'\n"],
  ['keeps double quotes', 'name: "a"\n', 'name', 'b', 'name: "b"\n'],
  ['quotes where it must', 'description: a\n', 'description', '@a: #b', 'description: "@a: #b"\n'],
  ['quotes text that looks like a number', 'description: a\n', 'description', '1.3', 'description: "1.3"\n'],
  ['quotes text that other readers take for true', 'description: a\n', 'description', 'yes', 'description: "yes"\n'],
  ['keeps line ends of Windows', 'name: a\r\nstage: pilot\r\n', 'name', 'b', 'name: b\r\nstage: pilot\r\n'],
  ['inserts with the line ends of the file', 'name: a\r\n', 'stage', 'pilot', 'name: a\r\nstage: pilot\r\n'],
  ['keeps a missing last line end', 'name: a', 'stage', 'pilot', 'name: a\nstage: pilot'],
  ['keeps a byte order mark', '\uFEFFname: a\n', 'stage', 'pilot', '\uFEFFname: a\nstage: pilot\n'],
  [
    'keeps a flow map that is spread over lines',
    'business: { scale: {\n  monthlyUsers: 5, # few\n  peakFactor: 2\n  } }\n',
    'business.scale.monthlyUsers',
    6,
    'business: { scale: {\n  monthlyUsers: 6, # few\n  peakFactor: 2\n  } }\n',
  ],
  [
    'inserts a key in the order of the format',
    'name: a\nstage: pilot\n',
    'description',
    'x',
    'name: a\ndescription: x\nstage: pilot\n',
  ],
  [
    'inserts a key into a flow map',
    'business:\n  scale: { monthlyUsers: 5 } # b\n',
    'business.scale.peakFactor',
    2,
    'business:\n  scale: { monthlyUsers: 5, peakFactor: 2 } # b\n',
  ],
  [
    'inserts a key into an empty flow map',
    'business: { scale: {} }\n',
    'business.scale.peakFactor',
    2,
    'business: { scale: { peakFactor: 2 } }\n',
  ],
  [
    'inserts a key after the last where none comes before it',
    'business:\n  scale:\n    monthlyUsers: 5 # a\n    # of growth\n  growth: { multiple: 2 }\n',
    'business.scale.by',
    'person',
    'business:\n  scale:\n    monthlyUsers: 5 # a\n    by: person\n    # of growth\n  growth: { multiple: 2 }\n',
  ],
  [
    'inserts a topic in the indentation of the file',
    'business:\n    scale:\n        monthlyUsers: 5\n',
    'business.growth.multiple',
    2,
    'business:\n    scale:\n        monthlyUsers: 5\n    growth: { multiple: 2 }\n',
  ],
  [
    'inserts a square',
    'name: a\n# end\n',
    'memory.lifecycle.workingTtl',
    '2h',
    'name: a\nmemory:\n  lifecycle: { workingTtl: 2h }\n# end\n',
  ],
  [
    'fills an empty topic',
    'business:\n  scale: # later\n  growth: { multiple: 2 }\n',
    'business.scale.monthlyUsers',
    5,
    'business:\n  scale: # later\n    monthlyUsers: 5\n  growth: { multiple: 2 }\n',
  ],
  ['fills an empty value', 'name: # the name\nstage: pilot\n', 'name', 'a', 'name: a # the name\nstage: pilot\n'],
  ['writes into a file of comments alone', '# hello', 'name', 'a', '# hello\nname: a\n'],
  ['writes into an empty file', '', 'business.scale.monthlyUsers', 5, 'business:\n  scale: { monthlyUsers: 5 }\n'],
  [
    'changes an item of a list',
    'security: { compliance: { frameworks: [gdpr, soc2] } }\n',
    'security.compliance.frameworks.1',
    'hipaa',
    'security: { compliance: { frameworks: [gdpr, hipaa] } }\n',
  ],
  [
    'appends to a flow list',
    'security: { compliance: { frameworks: [gdpr] } } # f\n',
    'security.compliance.frameworks',
    ['gdpr', 'soc2'],
    'security: { compliance: { frameworks: [gdpr, soc2] } } # f\n',
  ],
  [
    'appends to a block list',
    'useCases:\n  - id: a # first\n    story: s\n\nstage: pilot\n',
    'useCases',
    [
      { id: 'a', story: 's' },
      { id: 'b', story: 't' },
    ],
    'useCases:\n  - id: a # first\n    story: s\n  - { id: b, story: t }\n\nstage: pilot\n',
  ],
  [
    'changes one field of an item',
    'useCases:\n  - id: a # first\n    story: s # why\n',
    'useCases',
    [{ id: 'a', story: 't' }],
    'useCases:\n  - id: a # first\n    story: t # why\n',
  ],
  [
    'replaces a block list by a shorter one',
    'useCases: # stories\n  - id: a\n    story: s\n  - id: b\n    story: t\nstage: pilot\n',
    'useCases',
    [],
    'useCases: [] # stories\nstage: pilot\n',
  ],
  [
    'replaces a block of text',
    'description: |\n  one\n  two\nstage: pilot\n',
    'description',
    'three',
    'description: three\nstage: pilot\n',
  ],
  ['removes a line', 'name: a\nstage: pilot # s\nscope: "@a"\n', 'stage', undefined, 'name: a\nscope: "@a"\n'],
  [
    'removes from a flow map',
    'business: { scale: { monthlyUsers: 5, peakFactor: 2 } }\n',
    'business.scale.monthlyUsers',
    undefined,
    'business: { scale: { peakFactor: 2 } }\n',
  ],
  [
    'removes a topic',
    'business:\n  scale:\n    monthlyUsers: 5\n  growth: { multiple: 2 }\n',
    'business.scale',
    undefined,
    'business:\n  growth: { multiple: 2 }\n',
  ],
  [
    'leaves an alias’s anchor alone',
    'business: { scale: &s { monthlyUsers: 5 } }\nmemory: { lifecycle: *s }\n',
    'memory.lifecycle.workingTtl',
    '2h',
    'business: { scale: &s { monthlyUsers: 5 } }\nmemory: { lifecycle: { monthlyUsers: 5, workingTtl: 2h } }\n',
  ],
  [
    'changes nothing for the same value',
    'useCases: [ {id: a ,  story: "s"} ]\n',
    'useCases',
    [{ id: 'a', story: 's' }],
    'useCases: [ {id: a ,  story: "s"} ]\n',
  ],
];

describe('editCanvas', () => {
  it.each(cases)('%s', (_, before, path, value, after) => {
    expect(editCanvas(before, [{ path, value }])).toBe(after);
  });

  it('applies edits one after the other', () => {
    expect(
      editCanvas('name: a\n', [
        { path: 'stage', value: 'pilot' },
        { path: 'stage', value: 'production' },
      ]),
    ).toBe('name: a\nstage: production\n');
  });

  it('refuses text that is not YAML', () => {
    expect(() => editCanvas('name: [', [{ path: 'name', value: 'a' }])).toThrow(CanvasError);
  });

  const leaves = settings().filter(({ path }) => path !== 'canvas');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '@a',
      '*/5 * * * *',
      'a: b',
      'a #b',
      '- x',
      ' a ',
      'null',
      '~',
      '0x1f',
      '1e3',
      "'",
      '"',
      '\\',
      'a\nb',
      '\t',
      '[',
      '%',
      '---',
    ),
  );
  const values = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.array(fc.record({ name: text, n: fc.integer() }), { maxLength: 3 }),
  );
  const edits = fc.array(
    fc.record({ leaf: fc.constantFrom(...leaves), value: fc.option(values, { nil: undefined }) }),
    { minLength: 1, maxLength: 6 },
  );
  const style = fc.record({ sample: fc.constantFrom(...samples), crlf: fc.boolean(), bom: fc.boolean() });

  it('sets what it is told to, and loses no comment and no line end', () => {
    fc.assert(
      fc.property(style, edits, ({ sample, crlf, bom }, changes) => {
        const before = (bom ? '\uFEFF' : '') + (crlf ? sample.replaceAll('\n', '\r\n') : sample);
        const after = editCanvas(
          before,
          changes.map(({ leaf, value }) => ({ path: leaf.path, value })),
        );
        const expected: Record<string, unknown> = parse(before);
        for (const { leaf, value } of changes) setAt(expected, leaf.path.split('.'), value);
        const data: unknown = parse(after);
        for (const { path } of leaves)
          expect(valueIn(data, path.split('.')) ?? undefined).toEqual(valueIn(expected, path.split('.')) ?? undefined);
        expect(after.startsWith('\uFEFF')).toBe(bom);
        expect(/(^|[^\r])\n/.test(after)).toBe(!crlf);
        const standing = before.split(/\r?\n/).filter((line) => /^\s*#/.test(line));
        const lines = after.split(/\r?\n/);
        expect(standing.filter((line) => !lines.includes(line))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('touches one line for one scalar that is there', () => {
    const scalars = samples.flatMap((sample) => {
      const data: unknown = parse(sample);
      return leaves.flatMap(({ path }) =>
        ['string', 'number', 'boolean'].includes(typeof valueIn(data, path.split('.'))) ? [{ sample, path }] : [],
      );
    });
    fc.assert(
      fc.property(fc.constantFrom(...scalars), text, ({ sample, path }, value) => {
        const before = sample.split('\n');
        const after = editCanvas(sample, [{ path, value }]).split('\n');
        expect(after).toHaveLength(before.length);
        expect(after.filter((line, index) => line !== before[index]).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
