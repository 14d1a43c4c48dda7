import { expect, test } from 'vitest';
import { rerankByProximity } from './rerank-by-proximity.ts';

const passage = (text: string, score: number) => ({
  text,
  score,
  relevance: score,
  source: 's',
  title: 't',
  uri: 'u',
  updatedAt: 0,
});
const scattered = passage(`refund ${'and so on '.repeat(20)} express ${'and so on '.repeat(20)} shipping`, 0.5);
const dense = passage('The refund of express shipping takes five days.', 0.45);

test('words that stand together come first; scores stay', () => {
  expect(rerankByProximity('refund for express shipping', [scattered, dense])).toEqual([dense, scattered]);
});

test('a clear lead in score is kept, and a query without words changes nothing', () => {
  const leading = { ...scattered, score: 0.9 };
  expect(rerankByProximity('refund for express shipping', [leading, dense])[0]).toBe(leading);
  expect(rerankByProximity('?', [scattered, dense])).toEqual([scattered, dense]);
});
