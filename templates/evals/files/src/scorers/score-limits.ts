import { config } from '../config.ts';
import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** The run stayed within the tokens of one request and the time of one task. */
export function scoreLimits({ trace }: Scored) {
  const usage = trace.result?.usage;
  const tokens = usage ? usage.inputTokens + usage.outputTokens : 0;
  const complaints = [];
  if (tokens > config.limits.maxTokens) complaints.push(`${tokens} tokens, at most ${config.limits.maxTokens}`);
  if (trace.ms > config.limits.taskMs) complaints.push(`${trace.ms} ms, at most ${config.limits.taskMs}`);
  return scored('limits', 'plumbing', complaints);
}
