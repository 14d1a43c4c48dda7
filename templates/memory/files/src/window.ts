/** How a thread becomes a context, by memory.persistence.strategy. */
export { createSummaryWindow as createWindow } from './window/summary.ts';
