import { config } from '../config.ts';
import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** The run stayed within the tokens of one request. */
export function scoreLimits({ trace }: Scored) {
  const usage = trace.result?.usage;
  const tokens = usage ? usage.inputTokens + usage.outputTokens : 0;
  const { maxTokens } = config.limits;
  return scored('limits', 'plumbing', tokens > maxTokens ? [`${tokens} tokens, at most ${maxTokens}`] : []);
}
