import type { Turn } from '../memory.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** The longest run of newest turns within `maxTokens`, oldest first; it never begins with an answer to a turn left out. */
export const fitNewest = (turns: readonly Turn[], maxTokens: number): Turn[] => {
  let left = maxTokens;
  let start = turns.length;
  for (const [index, turn] of [...turns.entries()].reverse()) {
    left -= estimateTokens(turn.text);
    if (left < 0) break;
    start = index;
  }
  const fitting = turns.slice(start);
  return start > 0 && fitting[0]?.role === 'assistant' ? fitting.slice(1) : fitting;
};
