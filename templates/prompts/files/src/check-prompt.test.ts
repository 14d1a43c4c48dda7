import { expect, test } from 'vitest';
import { checkPrompt } from './check-prompt.ts';
import { prompts } from './prompts.ts';

const sound = {
  name: 'sound',
  version: '1.0.0',
  changes: { '1.0.0': 'First.' },
  variables: ['who'],
  text: 'Hello {{ who }}',
};

test.each([
  ['nothing', {}, []],
  ['a variable that is not declared', { variables: [], text: 'Hello {{who}}' }, ['{{who}} is not among the variables']],
  ['a variable that is not used', { text: 'Hello' }, ['the variable who is not used']],
  ['an open brace', { text: 'Hello {{who}} {{' }, ['a {{ or }} has no partner']],
  ['an empty text', { text: ' ', variables: [] }, ['the text is empty']],
  ['a version without a change', { version: '1.1.0' }, ['changes say nothing about 1.1.0']],
  ['a version that is none', { version: 'v1', changes: { v1: 'x' } }, ['the version v1 is not like 1.0.0']],
])('finds %s', (_what, part, problems) => {
  expect(checkPrompt({ ...sound, ...part })).toEqual(problems);
});

test.each(prompts.map((prompt) => [prompt.name, prompt] as const))('the prompt %s is sound', (_name, prompt) => {
  expect(checkPrompt(prompt)).toEqual([]);
});

test('every prompt has a name of its own', () => {
  expect(new Set(prompts.map(({ name }) => name)).size).toBe(prompts.length);
});
