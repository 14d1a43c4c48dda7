import semver from 'semver';
import * as z from 'zod';
import type { Advisory } from './advisory.ts';
import { packId, packVersion, safePath, sentence } from './migration-schema.ts';
import { patternProblem } from './pattern-problem.ts';

const blob = z.string().regex(/^[0-9a-f]{40}$/, 'is not the id that git gives a file');

/** One advisory as it is authored and packed. */
export const advisorySchema: z.ZodType<Advisory> = z
  .strictObject({
    id: packId,
    severity: z.enum(['low', 'moderate', 'high', 'critical']),
    summary: sentence,
    affects: z
      .string()
      .max(200)
      .refine((range) => range.trim() !== '' && semver.validRange(range) !== null, 'is not a range of versions'),
    files: z.record(safePath, z.array(blob).min(1, 'names no content')),
    pattern: z.string().min(4, 'is shorter than 4 characters').max(500),
    isRegExp: z.literal(true).optional(),
    fixedIn: packVersion,
    fix: sentence,
  })
  .superRefine(({ affects, fixedIn, pattern, isRegExp }, context) => {
    if (semver.satisfies(fixedIn, affects)) {
      context.addIssue({ code: 'custom', path: ['fixedIn'], message: `${fixedIn} is one of the versions it affects` });
    }
    const problem = isRegExp ? patternProblem(pattern) : undefined;
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['pattern'], message: problem });
  }) as z.ZodType<Advisory>;
