import type { Registration } from '@agent-canvas/packs';

type Import = NonNullable<Registration['import']>;

/**
 * Adds an import and an item of a list to a module that a team owns, in the module's own style (quotes, semicolons, order
 * of imports, one line or many). Undefined where the module holds no such list; unchanged where the item is there already.
 */
export function registerInModule(
  text: string,
  entry: Pick<Registration, 'import' | 'list' | 'item'>,
): string | undefined {
  const registered = addItem(text, entry.list, entry.item);
  if (registered === undefined || registered === text || entry.import === undefined) return registered;
  return addImport(registered, entry.import);
}

/** `list` is an exported constant, or a property of an object (`tools:`). */
function addItem(text: string, list: string, item: string): string | undefined {
  const start = new RegExp(`(?:\\bconst\\s+${list}\\b[^=;]*=\\s*|^\\s*${list}:\\s*)\\[`, 'm').exec(text);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const end = closingBracket(text, from);
  if (end === undefined) return undefined;
  const inside = text.slice(from, end);
  if (inside.split(/[\s,]+/).includes(item)) return text;
  const last = inside.trimEnd();
  const separator = last === '' ? '' : last.endsWith(',') ? ' ' : ', ';
  if (!inside.includes('\n')) return `${text.slice(0, from)}${last}${separator}${item}${text.slice(end)}`;
  const eol = inside.includes('\r\n') ? '\r\n' : '\n';
  const indent = /\n([ \t]+)\S[^\n]*$/.exec(last)?.[1] ?? '  ';
  const ending = inside.slice(last.length);
  const comma = last === '' || last.endsWith(',') ? '' : ',';
  return `${text.slice(0, from)}${last}${comma}${eol}${indent}${item},${ending}${text.slice(end)}`;
}

/** Where the bracket closes that was opened before `from`; strings are not looked into. */
function closingBracket(text: string, from: number): number | undefined {
  let depth = 1;
  for (const token of text
    .slice(from)
    .matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|[[\]]/g)) {
    if (token[0] === '[') depth += 1;
    if (token[0] === ']') depth -= 1;
    if (depth === 0) return from + token.index;
  }
  return undefined;
}

function addImport(text: string, { name, from }: Import): string {
  const imports = [...text.matchAll(/^import\b[^'"]*(['"])([^'"]+)\1(;?)[^\S\n]*$/gm)];
  const first = imports[0];
  const quote = first?.[1] ?? "'";
  const line = `import { ${name} } from ${quote}${from}${quote}${first ? (first[3] ?? '') : ';'}`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (first === undefined) return `${line}${eol}${eol}${text}`;
  const next = imports.find(([, , specifier = '']) => compare(specifier, from) > 0);
  if (next) return `${text.slice(0, next.index)}${line}${eol}${text.slice(next.index)}`;
  const last = imports.at(-1) ?? first;
  const end = last.index + last[0].trimEnd().length;
  return `${text.slice(0, end)}${eol}${line}${text.slice(end)}`;
}

/** As formatters order imports: packages, then farther folders, then this one. */
function compare(a: string, b: string): number {
  const rank = (from: string): number => (from.startsWith('..') ? 1 : from.startsWith('.') ? 2 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
