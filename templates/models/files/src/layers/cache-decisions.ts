import { config } from '../config.ts';
import type { ModelReply } from '../model.ts';
import type { Layer } from './layer.ts';

const maxEntries = 1000;

/** Remembers decisions (use `route`), never answers: the same request within the cache's time costs nothing. */
export const cacheDecisions: Layer = (model, { use }) => {
  if (use !== 'route') return model;
  const replies = new Map<string, { reply: ModelReply; until: number }>();
  return {
    id: model.id,
    async *stream(request, options) {
      const key = JSON.stringify(request);
      const known = replies.get(key);
      if (known && known.until > Date.now()) {
        if (known.reply.text) yield { type: 'text', text: known.reply.text };
        const usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, estimated: false };
        return yield { type: 'reply', reply: { ...known.reply, usage } };
      }
      for await (const chunk of model.stream(request, options)) {
        if (chunk.type === 'reply') {
          const [oldest] = replies.keys();
          if (replies.size >= maxEntries && oldest !== undefined) replies.delete(oldest);
          replies.set(key, { reply: chunk.reply, until: Date.now() + config.decisionCacheTtlMs });
        }
        yield chunk;
      }
    },
  };
};
