import type { MergeInput } from '../merge-file.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { mergeDocuments, type TreeFormat, unitOf } from '../tree/merge-documents.ts';
import { jsonProblem } from './json-problem.ts';
import { parseJson } from './parse-json.ts';

const json: TreeFormat = { parse: parseJson, unit: unitOf, problem: jsonProblem };

/** Merges JSON, with or without comments, by key. */
export function mergeJsonFile(sides: SideTexts, _input: MergeInput): TextOutcome {
  return mergeDocuments(sides, json, {});
}
