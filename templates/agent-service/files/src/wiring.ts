/** The parts of the service that the canvas chose. */
import type { RegisterRoutes } from './http/app.ts';
import { redisLimitGaps } from './limits/redis-limit-store.ts';
import type { AgentExtra, MemoryExtra } from './parts.ts';
import type { GapCheck } from './production-gaps.ts';
import { eventStream } from './routes/event-stream.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { memoryRoutes } from './routes/memory-routes.ts';
import type { Responder } from './routes/responder.ts';
import { webChatRoutes } from './routes/web-chat-routes.ts';
import { knowledgeGaps, withKnowledge } from './with-knowledge.ts';
import { withSummaries } from './with-summaries.ts';

export { createRedisLimitStore as createLimitStore } from './limits/redis-limit-store.ts';

export const agentExtras: AgentExtra[] = [withKnowledge];
export const gapChecks: GapCheck[] = [redisLimitGaps, knowledgeGaps];
export const memoryExtras: MemoryExtra[] = [withSummaries];
export const optionalRoutes: RegisterRoutes[] = [feedbackRoutes, memoryRoutes, webChatRoutes];
export const responders: Responder[] = [eventStream];
