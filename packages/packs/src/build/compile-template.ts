import { InternalError } from '@agent-canvas/errors';
import Handlebars from 'handlebars';
import type { Expression, TemplateNode } from '../pack.ts';

/**
 * Parses Handlebars into data. Only what the engine interprets is allowed: text, values, the blocks if, unless, each
 * and with, and calls of named helpers. Partials, decorators, block parameters and raw blocks are refused by name.
 */
export function compileTemplate(source: string, name: string): TemplateNode[] {
  try {
    return nodes(Handlebars.parse(source));
  } catch (cause) {
    throw new InternalError(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function nodes(program: hbs.AST.Program | undefined): TemplateNode[] {
  const out: TemplateNode[] = [];
  for (const statement of program?.body ?? []) {
    const node = convert(statement);
    if (node === undefined) continue;
    const last = out.at(-1);
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node;
    else out.push(node);
  }
  return out;
}

function convert(statement: hbs.AST.Statement): TemplateNode | undefined {
  switch (statement.type) {
    case 'ContentStatement': {
      const { value } = statement as hbs.AST.ContentStatement;
      return value === '' ? undefined : value;
    }
    case 'CommentStatement':
      return undefined;
    case 'MustacheStatement':
      return ['value', callOrPath(statement as hbs.AST.MustacheStatement)];
    case 'BlockStatement':
      return block(statement as hbs.AST.BlockStatement);
    default:
      throw new Error(`line ${statement.loc.start.line}: ${statement.type} is not supported`);
  }
}

function block(statement: hbs.AST.BlockStatement): TemplateNode {
  const name = statement.path.original;
  const subject = statement.params[0];
  if (statement.params.length !== 1 || subject === undefined) {
    throw new Error(`line ${statement.loc.start.line}: {{#${name}}} takes one value`);
  }
  if (statement.program.blockParams?.length) {
    throw new Error(`line ${statement.loc.start.line}: block parameters are not supported`);
  }
  const value = expression(subject);
  const body = nodes(statement.program);
  const otherwise = nodes(statement.inverse);
  if (name === 'if') return ['if', value, body, otherwise];
  if (name === 'unless') return ['if', value, otherwise, body];
  if (name === 'each' || name === 'with') return [name, value, body, otherwise];
  throw new Error(`line ${statement.loc.start.line}: unknown block {{#${name}}}; there are if, unless, each and with`);
}

function callOrPath(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression): Expression {
  const called = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
  if (!called) return expression(node.path as hbs.AST.Expression);
  const named = Object.fromEntries((node.hash?.pairs ?? []).map((pair) => [pair.key, expression(pair.value)]));
  const helper = (node.path as hbs.AST.PathExpression).original;
  return ['call', helper, node.params.map(expression), named, node.loc.start.line];
}

function expression(node: hbs.AST.Expression): Expression {
  switch (node.type) {
    case 'PathExpression': {
      const path = node as hbs.AST.PathExpression;
      const parts = path.parts as string[];
      if (!path.data) return ['path', path.depth, parts];
      if (parts[0] === 'root') return ['path', 0, parts.slice(1), true];
      return ['data', parts.join('.')];
    }
    case 'SubExpression':
      return callOrPath(node as hbs.AST.SubExpression);
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return ['literal', (node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value];
    case 'NullLiteral':
      return ['literal', null];
    default:
      throw new Error(`line ${node.loc.start.line}: ${node.type} is not supported`);
  }
}
