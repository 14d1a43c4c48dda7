import { parseValue } from '../config/parse-value.ts';
import { skipTrivia } from '../config/skip-trivia.ts';
import { flowGroup } from '../tree/flow-group.ts';
import type { Group } from '../tree/tree.ts';
import { jsonProblem } from './json-problem.ts';

/** The tree of a JSON text, comments and trailing commas allowed; `undefined` where it is none or holds a key twice. */
export function parseJson(text: string): Group | undefined {
  if (jsonProblem(text) !== undefined) return undefined;
  const start = skipTrivia(text, 0);
  const { node, end } = parseValue(text, start, 'json');
  const wrapped = `[${text}]`;
  const part = {
    key: undefined,
    start: start + 1,
    headEnd: start + 1,
    valueStart: start + 1,
    valueEnd: end + 1,
    value: node,
  };
  const document = flowGroup({
    text: wrapped,
    type: 'list',
    start: 0,
    end: wrapped.length - 1,
    parts: [part],
    lineComment: '//',
  });
  return { ...document, open: '', close: '', indent: '' };
}
