import { expect, test } from 'vitest';
import { conflictNamed } from './conflict-named.ts';

const conflicted = { theirs: '', pack: 'agent-canvas', class: 'managed', mode: '100644' } as const;
const lock = {
  conflicts: { 'turbo.json': conflicted, 'packages/agent/package.json': conflicted, 'src/old.ts': conflicted },
  files: { 'src/old.ts': { pack: 'agent-canvas', class: 'managed', base: '', mode: '100644', at: 'src/new.ts' } },
} as const;
const named = (given: string, cwd: string) => conflictNamed(given, { root: '/repo', cwd, lock });

test.each([
  ['turbo.json', '/repo', 'turbo.json'],
  ['./turbo.json', '/repo', 'turbo.json'],
  ['turbo.json', '/repo/packages/agent', 'turbo.json'],
  ['../../turbo.json', '/repo/packages/agent', 'turbo.json'],
  ['/repo/turbo.json', '/repo/packages', 'turbo.json'],
  ['package.json', '/repo/packages/agent', 'packages/agent/package.json'],
  ['new.ts', '/repo/src', 'src/new.ts'],
  ['unknown.ts', '/repo/src', 'unknown.ts'],
])('%s in %s is %s', (given, cwd, path) => {
  expect(named(given, cwd)).toBe(path);
});
