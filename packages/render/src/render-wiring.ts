import { InternalError } from '@agent-canvas/errors';
import type { Condition, WiringExport, WiringFile, WiringItem } from '@agent-canvas/packs';
import { expandEach } from './expand-each.ts';
import { layOutImports } from './lay-out-imports.ts';
import { substituteName } from './substitute.ts';

interface WiringContext {
  readonly read: (path: string) => unknown;
  readonly applies: (condition: Condition | undefined) => boolean;
}

interface Imported {
  readonly name: string;
  readonly from: string;
}

/** Writes a wiring module: re-exports of the chosen parts, and lists of them. */
export function renderWiring(file: WiringFile, context: WiringContext): string {
  const imports: Imported[] = [];
  const typeImports: Imported[] = [];
  const reexports: string[] = [];
  const lists: string[] = [];
  for (const one of file.exports) {
    if ('choose' in one) {
      reexports.push(renderChoice(one, file.path, context));
      continue;
    }
    const items = one.list.flatMap((item) => expandItem(item, context));
    imports.push(...items);
    if (one.type) typeImports.push({ name: one.type.name.replace(/\[\]$/, ''), from: one.type.from });
    lists.push(renderList(one.name, one.type?.name, items));
  }
  const importLines = [
    ...imports.map(({ name, from }) => ({ from, line: `import { ${name} } from '${from}';` })),
    ...typeImports.map(({ name, from }) => ({ from, line: `import type { ${name} } from '${from}';` })),
  ].sort((a, b) => compareSpecifiers(a.from, b.from));
  const sections = [importLines.map(({ line }) => line).join('\n'), reexports.join('\n'), lists.join('\n\n')];
  const body = sections.filter(Boolean).join('\n\n');
  const doc = `/** ${file.doc} */`;
  return layOutImports(`${doc}\n${body}\n`);
}

function renderChoice(one: Extract<WiringExport, { choose: unknown }>, path: string, context: WiringContext): string {
  const choice = one.choose.find((option) => context.applies(option.when));
  if (choice === undefined) throw new InternalError(`${path}: no choice for '${one.name}' applies`);
  const name = choice.import === one.name ? one.name : `${choice.import} as ${one.name}`;
  return `export { ${name} } from '${choice.from}';`;
}

function renderList(name: string, type: string | undefined, items: readonly Imported[]): string {
  const annotation = type === undefined ? '' : `: ${type.endsWith('[]') ? type : `${type}[]`}`;
  const start = `export const ${name}${annotation} = `;
  const flat = `${start}[${items.map((item) => item.name).join(', ')}];`;
  if (flat.length <= 120) return flat;
  return `${start}[\n${items.map((item) => `  ${item.name},\n`).join('')}];`;
}

function expandItem(item: WiringItem, context: WiringContext): Imported[] {
  if (!context.applies(item.when)) return [];
  if (item.each === undefined) return [{ name: item.import, from: item.from }];
  const { sample } = item.each;
  return expandEach(item.each, context.read).map(({ name }) => ({
    name: substituteName(item.import, sample, name),
    from: substituteName(item.from, sample, name),
  }));
}

/** Natural order, as the formatter sorts import paths: packages before relative paths. */
function compareSpecifiers(a: string, b: string): number {
  const rank = (from: string): number => (from.startsWith('..') ? 1 : from.startsWith('.') ? 2 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
