import { z } from 'zod';

const expectations = z.strictObject({
  /** How the run must end. */
  status: z.enum(['completed', 'failed', 'limited', 'cancelled']).default('completed'),
  /** The agent or specialist that must have answered. */
  route: z.string().optional(),
  /** Tools that must have been called, in any order, others allowed. */
  tools: z.array(z.string()).default([]),
  forbiddenTools: z.array(z.string()).default([]),
  /** Texts that the answer must not hold, whatever the case of its letters. */
  excludes: z.array(z.string()).default([]),
  /** Texts that the answer must hold: measured on a real model only. */
  contains: z.array(z.string()).default([]),
  /** A sentence about the answer that a judging model must find true: measured on a real model only. */
  statement: z.string().optional(),
});

const goldenCase = z.strictObject({
  /** Unique over all sets. */
  id: z.string().min(1),
  input: z.string().min(1),
  /** Counted by the gate of that name as well. */
  gate: z.enum(['regulatory', 'security']).optional(),
  /** Kept apart: never look at it while tuning prompts or tools; the accuracy gate uses it. */
  heldOut: z.boolean().default(false),
  expect: expectations.default(expectations.parse({})),
});

export type GoldenCase = z.infer<typeof goldenCase>;

/** One JSON file under golden/. Acceptance texts read `Given … / When … / Then …`. */
export const goldenSet = z.strictObject({
  about: z.string(),
  acceptance: z.array(z.string()).default([]),
  cases: z.array(goldenCase).default([]),
});

/** A case with defaults filled: `{ id, input, expect: { tools: […] } }`. Throws ZodError on unknown or wrong fields. */
export const defineCase = (source: z.input<typeof goldenCase>): GoldenCase => goldenCase.parse(source);
