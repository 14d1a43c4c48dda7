import { expect, test } from 'vitest';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { namedPaths } from './named-paths.ts';

const named = (cwd: string, ...positionals: string[]) => {
  const parsed: Parsed = { positionals, has: () => false, value: () => undefined, values: () => [] };
  const terminal: Terminal = {
    hasColours: false,
    env: {},
    program: 'agent-canvas',
    cwd,
    isInteractive: false,
    signal: new AbortController().signal,
    out: () => {},
    note: () => {},
    progress: () => {},
    style: (_, text) => text,
  };
  return namedPaths(parsed, { root: '/repo', terminal });
};

test('files are named from the folder one stands in', () => {
  expect(named('/repo/packages', 'agent/**', '../turbo.json')).toEqual(['packages/agent/**', 'turbo.json']);
});

test.each([
  ['.', '. is the whole repository'],
  ['../other', '../other lies outside of the repository (/repo)'],
  ['/etc/passwd', '/etc/passwd lies outside of the repository (/repo)'],
])('%s is refused as what it is', (given, message) => {
  expect(() => named('/repo', given)).toThrow(message);
});
