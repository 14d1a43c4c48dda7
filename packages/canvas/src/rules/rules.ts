import { loadRules } from './load-rules.ts';
import { modelRules } from './model-rules.ts';
import type { Rule } from './rule.ts';
import { safetyRules } from './safety-rules.ts';
import { shapeRules } from './shape-rules.ts';

/** Every rule across topics. */
export const rules: readonly Rule[] = [...shapeRules, ...modelRules, ...safetyRules, ...loadRules];
