/** How the index is brought up to date, by knowledge.updateStrategy.mode. */
export { updateIncrementally as update } from './update/incremental.ts';
