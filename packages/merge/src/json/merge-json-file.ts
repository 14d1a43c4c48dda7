import type { FileInput } from '../merge-file.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { mergeDocuments, type TreeFormat, unitOf } from '../tree/merge-documents.ts';
import { dependencyRules, manifestDependencyAt } from '../versions/dependency-rules.ts';
import { followMovedDependencies } from '../versions/follow-moved-dependencies.ts';
import { jsonProblem } from './json-problem.ts';
import { parseJson } from './parse-json.ts';

const json: TreeFormat = { parse: parseJson, unit: unitOf, problem: jsonProblem };

/** Merges JSON, with or without comments, by key; in a package.json versions by their rule. */
export function mergeJsonFile(sides: SideTexts, { path, isImported, prefer = 'mine' }: FileInput): TextOutcome {
  if (!/(^|\/)package\.json$/.test(path)) return mergeDocuments(sides, json, { prefer });
  const rules = dependencyRules({ dependencyAt: manifestDependencyAt, isImported });
  return mergeDocuments(sides, json, { ...rules, prepare: followMovedDependencies, prefer });
}
