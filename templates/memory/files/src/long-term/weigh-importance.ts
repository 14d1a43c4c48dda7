import type { Turn } from '../memory.ts';

const LASTING = /\b(always|never|prefer|remember|allerg\w*|my name|i am|i'm|i live|call me|don't|do not)\b/i;

/** How much a turn is worth keeping in mind, 0 to 1: what users state about themselves most, questions least. */
export const weighImportance = ({ role, text }: Pick<Turn, 'role' | 'text'>): number => {
  const base = role === 'user' ? 0.5 : 0.3;
  const lasting = LASTING.test(text) ? 0.3 : 0;
  const specific = /\d/.test(text) ? 0.2 : 0;
  const question = text.trimEnd().endsWith('?') ? -0.3 : 0;
  return Math.min(1, Math.max(0, base + lasting + specific + question));
};
