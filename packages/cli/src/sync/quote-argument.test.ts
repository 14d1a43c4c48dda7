import { expect, test } from 'vitest';
import { quoteArgument } from './quote-argument.ts';

test.each([
  ['packages/agent/src/run.ts', 'packages/agent/src/run.ts'],
  ['docs/our notes.md', "'docs/our notes.md'"],
  ["docs/team's $HOME.md", "'docs/team'\\''s $HOME.md'"],
])('%s is pasted as %s', (path, quoted) => {
  expect(quoteArgument(path)).toBe(quoted);
});
