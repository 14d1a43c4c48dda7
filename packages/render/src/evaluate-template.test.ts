import { compileTemplate } from '@agent-canvas/packs/build';
import { describe, expect, test } from 'vitest';
import { evaluateTemplate } from './evaluate-template.ts';
import { createReader } from './reader.ts';
import { plainHelpers } from './template-helpers.ts';

const root = {
  name: 'shop',
  empty: '',
  none: null,
  list: [
    { id: 'a', tags: ['x', 'y'] },
    { id: 'b', tags: [] },
  ],
  map: { one: 1, two: 2 },
  limits: { rate: 1200.5, ttl: '90m' },
};
const print = (source: string): string => {
  const reader = createReader(root);
  return evaluateTemplate(compileTemplate(source, 'x'), { read: reader.read, helpers: plainHelpers, name: 'x' });
};

test.each([
  ['{{name}} & "co"', 'shop & "co"'],
  ['[{{none}}{{empty}}]', '[]'],
  ['{{#if none}}a{{else if list}}b{{else}}c{{/if}}', 'b'],
  ['{{#each list}}{{@index}}{{id}}{{#if @last}}.{{else}},{{/if}}{{/each}}', '0a,1b.'],
  ['{{#each list}}{{#each tags}}{{../id}}{{this}}{{@root.name}} {{else}}none{{/each}}{{/each}}', 'axshop ayshop none'],
  ['{{#each map}}{{@key}}={{this}};{{/each}}', 'one=1;two=2;'],
  ['{{#with limits}}{{ttl}} {{seconds ttl}}{{/with}}', '90m 5400'],
  ['{{#if (and (eq name "shop") (not none))}}yes{{/if}}', 'yes'],
  ['{{number limits.rate}} {{percent 0.125}} {{duration 90000}}', '1,200.5 12.5 % 1m 30s'],
  ['{{plus 0.1 0.2}} {{quote name}} {{json list.0.tags}} {{cell "a|b"}}', '0.3 "shop" ["x","y"] a\\|b'],
  [
    '{{kebab "Look up order"}} {{camel "look-up"}} {{pascal "look-up"}} {{join list.0.tags "/"}}',
    'look-up-order lookUp LookUp x/y',
  ],
  ['a:\n  {{yaml map indent=2}}\n', 'a:\n  one: 1\n  two: 2\n'],
])('%s prints %s', (source, expected) => {
  expect(print(source)).toBe(expected);
});

describe('a mistake in a template is an error that names it', () => {
  test.each([
    ['{{nmae}}', "'nmae' is not there"],
    ['{{#if nmae}}x{{/if}}', "'nmae' is not there"],
    ['{{#each list}}{{nmae}}{{/each}}', "'nmae' is not there"],
    ['{{shout name}}', "no helper is called 'shout'"],
    ['{{list}}', 'cannot stand as text'],
    ['{{../name}}', 'goes above the root'],
  ])('%s', (source, message) => {
    expect(() => print(source)).toThrow(message);
  });
});

test('what a template reads is recorded, in conditions too, and what it skips is not', () => {
  const reader = createReader(root);
  const nodes = compileTemplate('{{#if none}}{{name}}{{else}}{{limits.ttl}}{{/if}}', 'x');
  evaluateTemplate(nodes, { read: reader.read, helpers: plainHelpers, name: 'x' });
  expect(reader.settings()).toEqual(['limits.ttl', 'none']);
});
