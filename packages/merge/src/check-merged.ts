import { findStrayMarkers } from './find-stray-markers.ts';
import { jsonProblem } from './json/json-problem.ts';
import { kindOf } from './kind-of.ts';
import { toPlainText } from './text/text-style.ts';
import { yamlProblem } from './yaml/yaml-problem.ts';

/** Why a text may not be the result of a merge: it does not parse, holds a key twice or a conflict's markers. `undefined`: it may. */
export function checkMerged(path: string, text: string): string | undefined {
  const [marker] = findStrayMarkers(text);
  if (marker !== undefined) return `Line ${marker} holds a conflict marker.`;
  const { text: plain } = toPlainText(text);
  if (/(^|\/)package\.json$/.test(path)) return strictProblem(plain);
  const kind = kindOf(path, 'managed');
  if (kind === 'json') return jsonProblem(plain);
  return kind === 'yaml' ? yamlProblem(plain) : undefined;
}

function strictProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return jsonProblem(text);
}
