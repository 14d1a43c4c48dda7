/** What orders found passages again, by knowledge.retrieval.rerank. */
import { rerankByProximity } from './retrieval/rerank-by-proximity.ts';
import type { Reranker } from './retrieval/reranker.ts';

export const rerankers: Reranker[] = [rerankByProximity];
