import type { RunResult } from '@acme/agent';
import { z } from '@hono/zod-openapi';
import type { StoredRun } from '../runs/run-store.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

export const runRequestSchema = z
  .object({
    input: z.string().trim().min(1).openapi({ example: 'Where is order 1001?' }),
    threadId: z
      .string()
      .regex(/^[\w-]{1,64}$/, 'use up to 64 letters, digits, _ and -')
      .optional(),
  })
  .strict()
  .openapi('RunRequest');

export const runSchema = z
  .object({
    id: z.string(),
    threadId: z.string(),
    status: z.enum(['running', 'completed', 'failed', 'limited', 'cancelled']),
    reason: z.string().optional(),
    output: z.string(),
    toolCalls: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: z.string(),
        input: z.unknown(),
        output: z.unknown().optional(),
        error: z.string().optional(),
        ms: z.number(),
      }),
    ),
    usage: z.object({
      inputTokens: z.int(),
      outputTokens: z.int(),
      costMicroUsd: z.int(),
      estimated: z.boolean(),
    }),
  })
  .openapi('Run');

export type RunView = z.infer<typeof runSchema>;

/** A run as clients see it; one that is under way has no output yet. */
export const viewRun = ({ id, threadId, result }: Pick<StoredRun, 'id' | 'threadId' | 'result'>): RunView => {
  const usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, estimated: true };
  if (!result) return { id, threadId, status: 'running', output: '', toolCalls: [], usage };
  const { status, reason, output, toolCalls } = result as RunResult;
  return { id, threadId, status, ...(reason !== undefined && { reason }), output, toolCalls, usage: result.usage };
};

/** Path parameter and answers of a route about one run. */
export const runParams = z.object({ id: z.string().openapi({ example: 'run_3f0c8c1e' }) });
export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
