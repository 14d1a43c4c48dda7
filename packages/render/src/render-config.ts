import { durationMs, settingAt, sizeBytes } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import type { Condition, ConfigEntry, Conversion, PackedTemplate } from '@agent-canvas/packs';
import { propertyName, renderLiteral } from './render-literal.ts';

export interface RenderedConfig {
  readonly text: string;
  /** The setting behind each key. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Writes a package's config file: every entry that applies, its comment naming the setting, nested by the dots of its key. */
export function renderConfig(
  config: NonNullable<PackedTemplate['config']>,
  context: {
    readonly read: (path: string) => unknown;
    readonly applies: (condition: Condition | undefined) => boolean;
  },
): RenderedConfig {
  const entries = config.entries.filter((entry) => context.applies(entry.when));
  const types = entries.flatMap((entry) => (entry.type?.import && entry.type.from ? [entry.type] : []));
  const lines = [
    ...renderTypeImports(types),
    `/** ${config.doc} */`,
    'export const config = {',
    ...renderGroup(entries, context.read),
    '};',
    '',
  ];
  return { text: lines.join('\n'), keys: Object.fromEntries(entries.map((entry) => [entry.key, entry.from])) };
}

function renderTypeImports(types: readonly NonNullable<ConfigEntry['type']>[]): string[] {
  const byModule = new Map<string, Set<string>>();
  for (const { import: name = '', from = '' } of types) byModule.set(from, (byModule.get(from) ?? new Set()).add(name));
  if (byModule.size === 0) return [];
  const modules = [...byModule].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...modules.map(([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}';`), ''];
}

function renderGroup(
  entries: readonly ConfigEntry[],
  read: (path: string) => unknown,
  prefix = '',
  depth = 1,
): string[] {
  const indent = '  '.repeat(depth);
  const lines: string[] = [];
  const done = new Set<string>();
  for (const entry of entries) {
    const rest = entry.key.slice(prefix.length);
    const [head = '', ...below] = rest.split('.');
    if (done.has(head)) continue;
    done.add(head);
    if (below.length > 0) {
      const group = `${prefix}${head}.`;
      const inside = entries.filter((other) => other.key.startsWith(group));
      lines.push(`${indent}${propertyName(head)}: {`, ...renderGroup(inside, read, group, depth + 1), `${indent}},`);
      continue;
    }
    const start = `${indent}${propertyName(head)}: `;
    lines.push(`${indent}/** ${entry.from} */`, `${start}${renderValue(entry, read, depth * 2, start.length)},`);
  }
  return lines;
}

function renderValue(entry: ConfigEntry, read: (path: string) => unknown, indent: number, column: number): string {
  const value = read(entry.from);
  if (value === undefined) throw new InternalError(`config ${entry.key}: '${entry.from}' is not there`);
  const literal = renderLiteral(pick(convert(value, entry.as ?? 'as-is', entry.from), entry.pick), indent, column);
  const type = entry.type?.name ?? union(entry.from) ?? elementType(value);
  return type === undefined ? literal : `${literal} as ${type}`;
}

function convert(value: unknown, conversion: Conversion, from: string): unknown {
  switch (conversion) {
    case 'as-is':
      return value;
    case 'ms':
      return durationMs(String(value));
    case 'seconds':
      return durationMs(String(value)) / 1000;
    case 'bytes':
      return sizeBytes(String(value));
    case 'ratio':
      return Number((numeric(value, from) / 100).toFixed(8));
    case 'microUsd':
      return Math.round(numeric(value, from) * 1_000_000);
  }
}

function numeric(value: unknown, from: string): number {
  if (typeof value !== 'number') throw new InternalError(`'${from}' is not a number`);
  return value;
}

function pick(value: unknown, fields: readonly string[] | undefined): unknown {
  if (fields === undefined || !Array.isArray(value)) return value;
  return value.map((item: Record<string, unknown>) =>
    Object.fromEntries(fields.flatMap((field) => (item[field] === undefined ? [] : [[field, item[field]]]))),
  );
}

/** The union of an enumeration's values, so that code may switch over it. */
function union(path: string): string | undefined {
  return settingAt(path)
    ?.values?.map((value) => renderLiteral(value, 0, 0))
    .join(' | ');
}

/** An empty list of texts would be `never[]`. */
function elementType(value: unknown): string | undefined {
  return Array.isArray(value) && value.length === 0 ? 'string[]' : undefined;
}
