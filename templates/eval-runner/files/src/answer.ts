import { z } from 'zod';

/** What an agent said, and the names of the tools that it used on the way. */
export const answer = z.object({ text: z.string(), tools: z.array(z.string()).default([]) });

export type Answer = z.output<typeof answer>;

/** An agent, as evaluations know it. Rejects where it cannot answer. */
export type Agent = (input: string, options: { signal: AbortSignal }) => Promise<Answer>;
