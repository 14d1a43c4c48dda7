import { expect, test } from 'vitest';
import type { Turn } from '../memory.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { fitNewest } from './fit-newest.ts';

const turn = (role: Turn['role'], text: string, at = 0): Turn => ({ role, text, at });
const talk = [
  turn('user', 'first question', 1),
  turn('assistant', 'first answer', 2),
  turn('user', 'second question', 3),
  turn('assistant', 'second answer', 4),
];
const tokens = (turns: readonly Turn[]) => turns.reduce((sum, { text }) => sum + estimateTokens(text), 0);

test('a thread that fits stays whole', () => {
  expect(fitNewest(talk, tokens(talk))).toEqual(talk);
});

test('the oldest turns go first, and no answer stays without its question', () => {
  expect(fitNewest(talk, tokens(talk) - 1)).toEqual(talk.slice(2));
  expect(fitNewest(talk, tokens(talk.slice(2)))).toEqual(talk.slice(2));
  expect(fitNewest(talk, tokens(talk.slice(3)))).toEqual([]);
});

test('nothing fits into nothing', () => {
  expect(fitNewest(talk, 0)).toEqual([]);
  expect(fitNewest([], 100)).toEqual([]);
});
