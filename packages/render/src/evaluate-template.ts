import { InternalError } from '@agent-canvas/errors';
import type { Expression, TemplateNode } from '@agent-canvas/packs';
import { valueAt } from './reader.ts';
import type { Helpers } from './template-helpers.ts';

export interface TemplateScope {
  /** Reads a dotted path of the root context; reading is what provenance records. */
  readonly read: (path: string) => unknown;
  readonly helpers: Helpers;
  /** Names the template in errors. */
  readonly name: string;
}

interface Frame {
  /** Undefined for the root: its values are read through the scope. */
  readonly value?: { readonly of: unknown };
  readonly data: Readonly<Record<string, unknown>>;
  readonly parent?: Frame;
}

/**
 * Interprets a compiled template. Strict: a path that is missing is an error wherever it stands, in a condition too.
 * Text is never escaped. Null and undefined values of known fields print as nothing.
 */
export function evaluateTemplate(nodes: readonly TemplateNode[], scope: TemplateScope): string {
  return print(nodes, { data: {} }, scope);
}

function print(nodes: readonly TemplateNode[], frame: Frame, scope: TemplateScope): string {
  let out = '';
  for (const node of nodes) out += typeof node === 'string' ? node : printNode(node, frame, scope);
  return out;
}

function printNode(node: Exclude<TemplateNode, string>, frame: Frame, scope: TemplateScope): string {
  const value = evaluate(node[1], frame, scope);
  switch (node[0]) {
    case 'value':
      return toText(value, scope);
    case 'if':
      return print(isTruthy(value) ? node[2] : node[3], frame, scope);
    case 'with':
      return isTruthy(value)
        ? print(node[2], { value: { of: value }, data: frame.data, parent: frame }, scope)
        : print(node[3], frame, scope);
    case 'each':
      return printEach(node, value, frame, scope);
  }
}

function printEach(
  node: Extract<TemplateNode, readonly ['each', ...unknown[]]>,
  value: unknown,
  frame: Frame,
  scope: TemplateScope,
): string {
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries((value as Record<string, unknown>) ?? {});
  if (entries.length === 0) return print(node[3], frame, scope);
  return entries
    .map(([key, item], index) => {
      const data = { index, key, first: index === 0, last: index === entries.length - 1 };
      return print(node[2], { value: { of: item }, data, parent: frame }, scope);
    })
    .join('');
}

function evaluate(expression: Expression, frame: Frame, scope: TemplateScope): unknown {
  switch (expression[0]) {
    case 'literal':
      return expression[1];
    case 'data':
      return frame.data[expression[1]];
    case 'path':
      return evaluatePath(expression, frame, scope);
    case 'call': {
      const [, name, args, named = {}, line] = expression;
      const helper = scope.helpers[name];
      if (helper === undefined) throw new InternalError(`${scope.name}:${line}: no helper is called '${name}'`);
      const values = args.map((arg) => evaluate(arg, frame, scope));
      const options = Object.fromEntries(Object.entries(named).map(([key, arg]) => [key, evaluate(arg, frame, scope)]));
      return helper(values, options);
    }
  }
}

function evaluatePath(
  expression: Extract<Expression, readonly ['path', ...unknown[]]>,
  frame: Frame,
  scope: TemplateScope,
): unknown {
  const [, up, path, root] = expression;
  let at: Frame | undefined = frame;
  if (root) while (at?.parent) at = at.parent;
  for (let step = 0; step < up; step += 1) at = at?.parent;
  if (at === undefined) throw new InternalError(`${scope.name}: '../' goes above the root`);
  const value = at.value === undefined ? scope.read(path.join('.')) : valueAt(at.value.of, path);
  if (value === undefined) throw new InternalError(`${scope.name}: '${path.join('.')}' is not there`);
  return value;
}

function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function toText(value: unknown, scope: TemplateScope): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    throw new InternalError(`${scope.name}: a list or object cannot stand as text; use json, yaml or each`);
  return String(value);
}
