import { z } from 'zod';

const expectations = z.strictObject({
  /** Texts that the answer must hold, whatever the case of their letters. */
  contains: z.array(z.string()).default([]),
  excludes: z.array(z.string()).default([]),
  /** Tools that must have been used, in any order, others allowed. */
  tools: z.array(z.string()).default([]),
});

const goldenCase = z.strictObject({
  /** Unique over all sets. */
  id: z.string().min(1),
  input: z.string().min(1),
  expect: expectations.default(expectations.parse({})),
});

export type GoldenCase = z.output<typeof goldenCase>;

/** One JSON file under golden/. */
export const goldenSet = z.strictObject({ about: z.string(), cases: z.array(goldenCase).min(1) });
