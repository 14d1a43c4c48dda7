import { expect, test } from 'vitest';
import { readWhat } from './kinds.ts';

const hintOf = (positionals: readonly string[]): string | undefined => {
  try {
    readWhat(positionals, 'agent-canvas');
    return undefined;
  } catch (error) {
    return (error as { hint?: string }).hint;
  }
};

test('a kind and a name', () => {
  expect(readWhat(['tool', 'look-up-order'], 'agent-canvas')).toEqual({ kind: 'tool', name: 'look-up-order' });
});

test.each([
  [[], 'There are package, tool, agent, prompt, eval, runbook, connector'],
  [['tol', 'refund'], 'Did you mean tool?'],
  [['constructor', 'x'], 'There are package'],
  [['tool'], 'add tool refund'],
  [['package'], 'add package memory'],
  [['tool', 'lookUpOrder'], 'Write it as: look-up-order'],
  [['tool', '../../etc'], 'Write it as: etc'],
  [['tool', '1st thing'], 'Write it as: st-thing'],
  [['tool', '!'], 'look-up-order'],
])('%j is told what to write', (positionals, hint) => {
  expect(hintOf(positionals)).toContain(hint);
});
