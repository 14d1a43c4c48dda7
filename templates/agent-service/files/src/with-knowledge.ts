import { createKnowledge, productionGaps } from '@acme/knowledge';
import type { AgentExtra } from './parts.ts';

/** Gives the agent the knowledge base to search, and keeps it fresh on the schedule of the canvas. */
export const withKnowledge: AgentExtra = async ({ database, env, log }) => {
  const knowledge = await createKnowledge({ database, env });
  const stop = knowledge.keepFresh({ onError: (error) => log.error({ err: error }, 'knowledge could not be renewed') });
  return {
    options: { knowledge },
    close() {
      stop();
      return knowledge.close();
    },
  };
};

export const knowledgeGaps = productionGaps;
