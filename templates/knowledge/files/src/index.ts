/**
 * What the agent knows from documents: collects them from their sources, checks them, indexes them, and finds passages.
 * It answers nothing itself, knows no user and no thread, and keeps nothing that a check refused.
 */
export { createKnowledge } from './create-knowledge.ts';
export type { Health, IngestReport, Knowledge, Passage, SourceReport } from './knowledge.ts';
export { type Gap, productionGaps } from './production-gaps.ts';
