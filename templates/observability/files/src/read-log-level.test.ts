import { expect, test } from 'vitest';
import { readLogLevel } from './read-log-level.ts';

test('a level is one that exists; an empty variable is no level', () => {
  expect(readLogLevel({ LOG_LEVEL: 'debug' })).toBe('debug');
  expect(readLogLevel({ LOG_LEVEL: '' })).toBe('info');
  expect(() => readLogLevel({ LOG_LEVEL: 'verbose' })).toThrow('LOG_LEVEL is one of');
});
