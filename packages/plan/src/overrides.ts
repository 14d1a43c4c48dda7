import { CanvasError, type Issue, nearest } from '@agent-canvas/errors';
import { globToRegExp } from '@agent-canvas/packs';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Override } from './override.ts';

export const overridesPath = '.canvas/overrides.yaml';

const policies: readonly string[] = ['own', 'skip', 'pin'];
const keys: readonly string[] = ['path', 'policy', 'reason', 'expires'];

/**
 * Reads `.canvas/overrides.yaml`: a list, each item a `path` (glob), a `policy`, a `reason` and, where it ends, the day
 * that it `expires`. Throws CanvasError with everything that is wrong at once, each with line and column.
 */
export function parseOverrides(text: string): Override[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const issues: Issue[] = [];
  const report: Report = (found, offset) => {
    const { line, col } = lines.linePos(offset);
    issues.push({ path: '', source: overridesPath, line: Math.max(1, line), column: Math.max(1, col), ...found });
  };
  for (const { message, pos } of document.errors) {
    report({ code: 'E_YAML', message: message.split('\n')[0] ?? message, allowed: 'YAML 1.2' }, pos[0]);
  }
  const overrides = issues.length > 0 ? [] : readItems(document.contents, report, lines);
  if (issues.length > 0) throw new CanvasError({ issues, file: overridesPath });
  return overrides;
}

type Found = Pick<Issue, 'code' | 'message'> & Partial<Issue>;
type Report = (found: Found, offset: number) => void;

function readItems(contents: unknown, report: Report, lines: LineCounter): Override[] {
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (!isSeq<Node>(contents)) {
    const allowed = 'a list of rules, each with path, policy and reason';
    report({ code: 'E_TYPE', message: 'The file is not a list', allowed }, startOf(contents));
    return [];
  }
  return contents.items.flatMap((item, index) => {
    const override = readItem(item, { report: within(report, String(index)) });
    return override ? [{ ...override, line: lines.linePos(startOf(item)).line }] : [];
  });
}

const within =
  (report: Report, path: string): Report =>
  (found, offset) =>
    report({ ...found, path: found.path ? `${path}.${found.path}` : path }, offset);

function readItem(item: Node, { report }: { readonly report: Report }): Override | undefined {
  const at = startOf(item);
  if (!isMap(item)) {
    report({ code: 'E_TYPE', message: 'A rule is not a map', allowed: 'path, policy, reason, expires' }, at);
    return undefined;
  }
  const values = new Map<string, { readonly value: string; readonly at: number }>();
  let isSound = true;
  const refuse: Report = (found, offset) => {
    isSound = false;
    report(found, offset);
  };
  for (const pair of item.items as Pair<Node, Node | null>[]) readPair(pair, values, refuse);
  for (const key of ['path', 'policy', 'reason']) {
    if (values.has(key) || !isSound) continue;
    const hint = key === 'reason' ? 'Say why, for whoever reads it in a year.' : undefined;
    refuse({ code: 'E_REQUIRED', message: `The rule has no ${key}`, ...(hint && { hint }) }, at);
  }
  const [path, policy, reason, expires] = keys.map((key) => values.get(key));
  if (path) checkGlob(path, refuse);
  if (policy && !policies.includes(policy.value)) {
    const meant = nearest(policy.value, policies);
    const hint = meant && { hint: `Did you mean ${meant}?` };
    const message = `There is no policy '${policy.value}'`;
    refuse({ code: 'E_VALUE', path: 'policy', message, allowed: 'own, skip or pin', ...hint }, policy.at);
  }
  if (expires && !isDate(expires.value)) {
    const message = `'${expires.value}' is not a day`;
    refuse({ code: 'E_VALUE', path: 'expires', message, allowed: 'YYYY-MM-DD' }, expires.at);
  }
  if (!isSound || !path || !policy || !reason) return undefined;
  return {
    path: path.value,
    policy: policy.value as Override['policy'],
    reason: reason.value,
    ...(expires && { expires: expires.value }),
  };
}

function readPair(
  { key, value }: Pair<Node, Node | null>,
  values: Map<string, { readonly value: string; readonly at: number }>,
  refuse: Report,
): void {
  const name = isScalar(key) ? String(key.value) : '';
  if (!keys.includes(name)) {
    const meant = nearest(name, keys);
    const hint = meant && { hint: `Did you mean ${meant}?` };
    refuse(
      { code: 'E_UNKNOWN_KEY', message: `A rule has no '${name}'`, allowed: keys.join(', '), ...hint },
      startOf(key),
    );
    return;
  }
  const text = isScalar(value) && typeof value.value === 'string' ? value.value.trim() : '';
  const at = startOf(value ?? key);
  if (text === '')
    refuse({ code: 'E_TYPE', path: name, message: `The rule's ${name} is not a text`, allowed: 'text' }, at);
  else values.set(name, { value: text, at });
}

function checkGlob({ value, at }: { readonly value: string; readonly at: number }, refuse: Report): void {
  const problem = globProblem(value);
  if (problem !== undefined) refuse({ code: 'E_GLOB', path: 'path', message: `'${value}' ${problem}` }, at);
}

/** Why a text is no glob over the repository's paths; undefined where it is one. */
export function globProblem(glob: string): string | undefined {
  if (glob.includes('\\')) return 'has a backslash; paths have forward slashes';
  if (/^([/!]|\.\/)|(^|\/)\.\.(\/|$)/.test(glob)) return 'is not a path from the root of the repository';
  if (glob.endsWith('/')) return `names a folder; write ${glob}** for all that it holds`;
  try {
    globToRegExp(glob);
    return undefined;
  } catch {
    return 'has a brace without its partner';
  }
}

/** A real day, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
