/**
 * What the agent remembers: the turns of a thread (short-term and working memory), what was said before (long-term),
 * and how both become the context of a run. It also forgets: by age, and on request.
 * It calls no model, decides nothing, and never returns one owner's memories to another.
 */
export { createMemory } from './create-memory.ts';
export type { Cipher, Identity, Memory, Recollection, Summarise, Turn } from './memory.ts';
export { type Gap, productionGaps } from './production-gaps.ts';
