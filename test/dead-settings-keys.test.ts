import { expect, test } from 'vitest';
import { isKeyRead } from './dead-settings/is-key-read.ts';

test.each([
  ['an access', 'wait(config.retry.maxMs)', true],
  ['an access inside the value', 'config.retry.maxMs.toFixed()', true],
  ['a destructured group', 'const { maxMs, factor } = config.retry;', true],
  ['a group that is passed on and read', 'run(config.retry); const run = (retry: Retry) => retry.maxMs;', true],
  ['a group whose entries are listed', 'for (const [name, ms] of Object.entries(config.retry)) use(name, ms);', true],
  [
    'the whole that is passed on and taken apart',
    'start(env, config); const start = (env, { retry }) => retry.maxMs;',
    true,
  ],
  ['another key of the group', 'wait(config.retry.factor)', false],
  ['a group that is passed on and not read', 'run(config.retry)', false],
  ['a comment', '// config.retry.maxMs\n/* config.retry.maxMs */', false],
  ['a key of something else', 'wait(options.config.retry.maxMs); wait(retry.maxMs)', false],
  ['a longer key', 'wait(config.retry.maxMsInAll)', false],
  ['the import alone', "import { config } from './config.ts';", false],
])('%s: %s', (_what, source, isRead) => {
  expect(isKeyRead('retry.maxMs', [source])).toBe(isRead);
});
