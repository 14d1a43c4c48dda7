import { expect, test } from 'vitest';
import { isUnavailable } from './is-unavailable.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });

test.each([
  failure('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  failure('terminating connection due to administrator command', '57P01'),
  failure('the database system is starting up', '57P03'),
  failure('Connection terminated unexpectedly'),
])('$message: it may answer in a moment', (error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  failure('duplicate key value violates unique constraint', '23505'),
  failure('canceling statement due to statement timeout', '57014'),
  failure('no such file', 'ENOENT'),
  'no error at all',
])('%s: asking again would not help', (error) => {
  expect(isUnavailable(error)).toBe(false);
});
