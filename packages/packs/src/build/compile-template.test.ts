import { expect, test } from 'vitest';
import { compileTemplate } from './compile-template.ts';

test('text, values, blocks and calls become data', () => {
  expect(compileTemplate('a {{b.c}}{{#if d}}e{{else}}f{{/if}}{{g h "i" j=1}}', 't')).toEqual([
    'a ',
    ['value', ['path', 0, ['b', 'c']]],
    ['if', ['path', 0, ['d']], ['e'], ['f']],
    [
      'value',
      [
        'call',
        'g',
        [
          ['path', 0, ['h']],
          ['literal', 'i'],
        ],
        { j: ['literal', 1] },
        1,
      ],
    ],
  ]);
});

test('unless is if with its branches exchanged, and a block tag takes its line with it', () => {
  expect(compileTemplate('x\n{{#unless a}}\ny\n{{/unless}}\nz', 't')).toEqual([
    'x\n',
    ['if', ['path', 0, ['a']], [], ['y\n']],
    'z',
  ]);
});

test.each([
  ['{{> part}}', 'PartialStatement'],
  ['{{#each a as |b|}}{{/each}}', 'block parameters'],
  ['{{#repeat a}}{{/repeat}}', 'unknown block'],
  ['{{#if a b}}{{/if}}', 'takes one value'],
  ['{{#if a}}', 'Parse error'],
])('%s is refused', (source, message) => {
  expect(() => compileTemplate(source, 'docs/x.md')).toThrow(message);
});
