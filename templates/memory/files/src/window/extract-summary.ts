import type { Summarise } from '../memory.ts';
import { estimateTokens } from './estimate-tokens.ts';

/**
 * A summary without a model: the sentences that share most words with the rest, in their order. It quotes, and so
 * invents nothing; what it leaves out is lost. Pass `summarise` to `createMemory` to have a model write it.
 */
export const extractSummary: Summarise = async ({ previous, turns, maxTokens }) => {
  const sentences = [
    ...split(previous).map((text) => ({ text, shown: text })),
    ...turns.flatMap(({ role, text }) => split(text).map((part) => ({ text: part, shown: `${role}: ${part}` }))),
  ];
  const frequency = countWords(sentences.map(({ text }) => text));
  const ranked = sentences
    .map(({ text, shown }, index) => ({ shown, index, weight: weigh(text, frequency) }))
    .sort((left, right) => right.weight - left.weight || right.index - left.index);
  let left = maxTokens;
  const chosen = ranked.filter(({ shown }) => {
    const cost = estimateTokens(shown);
    if (cost > left) return false;
    left -= cost;
    return true;
  });
  return chosen
    .sort((one, other) => one.index - other.index)
    .map(({ shown }) => shown)
    .join(' ');
};

const split = (text: string): string[] =>
  text
    .match(/[^.!?\n]+[.!?]*/g)
    ?.map((part) => part.trim())
    .filter(Boolean) ?? [];

const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

const countWords = (sentences: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of sentences.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** How often its words occur elsewhere, on average; a number (an order, a date, a sum) counts like a frequent word. */
const weigh = (sentence: string, frequency: ReadonlyMap<string, number>): number => {
  const words = wordsOf(sentence);
  if (words.length === 0) return 0;
  const total = words.reduce((sum, word) => sum + (frequency.get(word) ?? 1) - 1 + (/\d/.test(word) ? 2 : 0), 0);
  return total / words.length;
};
