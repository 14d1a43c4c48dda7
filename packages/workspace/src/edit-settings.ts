import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Manifest, Workspace } from './workspace.ts';

export interface SettingsEdit {
  /** The new text of pnpm-workspace.yaml; undefined where nothing has to change. */
  readonly text: string | undefined;
  /** What was added, in words. */
  readonly reasons: readonly string[];
}

/** Packages with an install script that added packages need to run. */
const builders = ['esbuild'];

/**
 * Adds to pnpm-workspace.yaml what manifests take from its default catalogue and it does not have yet, and lets the
 * builders among their dependencies run. Every other line stays as it is.
 */
export function editSettings(
  workspace: Workspace,
  needs: { readonly manifests: readonly Manifest[]; readonly catalog: Readonly<Record<string, string>> },
): SettingsEdit {
  const before = workspace.view.read('pnpm-workspace.yaml') ?? '';
  const all = Object.assign({}, ...needs.manifests.flatMap((one) => [one.dependencies, one.devDependencies])) as Record<
    string,
    string
  >;
  const known = workspace.catalogs.default ?? {};
  const missing = Object.keys(all)
    .filter((name) => all[name] === 'catalog:' && !Object.hasOwn(known, name))
    .sort();
  const versions = missing.flatMap((name) => (needs.catalog[name] ? [[name, needs.catalog[name]] as const] : []));
  let text = versions.reduce((current, [name, version]) => insertEntry(current, 'catalog', [name, version]), before);
  const builds = builders.filter((name) => Object.hasOwn(all, name) && !isAllowed(workspace.root, before, name));
  for (const name of builds) text = allowBuild(text, name);
  return {
    text: text === before ? undefined : text,
    reasons: [
      ...versions.map(([name, version]) => `${name} ${version} in the catalogue`),
      ...builds.map((name) => `${name} may run its install script`),
    ],
  };
}

function isAllowed(root: Manifest, text: string, name: string): boolean {
  const settings = (parseDocument(text).toJS() ?? {}) as { allowBuilds?: object; onlyBuiltDependencies?: string[] };
  const listed = [...(settings.onlyBuiltDependencies ?? []), ...(root.pnpm?.onlyBuiltDependencies ?? [])];
  return Object.hasOwn(settings.allowBuilds ?? {}, name) || listed.includes(name);
}

/** By the list that older versions of pnpm read where the workspace keeps it, else by the map. */
function allowBuild(text: string, name: string): string {
  const list = parseDocument(text).get('onlyBuiltDependencies', true);
  if (!isSeq(list) || !list.range || list.items.length === 0) return insertEntry(text, 'allowBuilds', [name, 'true']);
  const last = list.items.at(-1);
  const at = isScalar(last) ? (last.range?.[1] ?? 0) : 0;
  if (list.flow) return `${text.slice(0, at)}, ${name}${text.slice(at)}`;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart))?.[0] ?? '';
  return insertLine(text, lineEnd(text, at), `${indent}- ${name}`);
}

/** Inserts `name: value` into a map at the top: in order where the map is sorted, else last; a new map where there is none. */
function insertEntry(text: string, key: string, [name, value]: readonly [string, string]): string {
  const map = parseDocument(text).get(key, true);
  const written = (quote: string): string => `${/^[a-z]/i.test(name) ? name : `${quote}${name}${quote}`}: ${value}`;
  if (!isMap(map) || map.items.length === 0) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${text}${gap}\n${key}:\n  ${written('"')}\n`;
  }
  const keys = keysOf(map);
  const quote = keys.find(({ quote: used }) => used)?.quote ?? '"';
  const names = keys.map((one) => one.name);
  const isSorted = names.every((one, index) => index === 0 || String(names[index - 1]) < one);
  const next = isSorted ? keys.find((one) => one.name > name) : undefined;
  const last = map.items.at(-1);
  const end = isScalar(last?.value) ? (last.value.range?.[1] ?? 0) : 0;
  if (map.flow) return `${text.slice(0, end)}, ${written(quote)}${text.slice(end)}`;
  const indent = ' '.repeat(column(text, keys[0]?.start ?? 0));
  if (next) return insertLine(text, text.lastIndexOf('\n', next.start - 1), `${indent}${written(quote)}`);
  return insertLine(text, lineEnd(text, end), `${indent}${written(quote)}`);
}

function keysOf(map: YAMLMap): { name: string; start: number; quote: string }[] {
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key) || !key.range) return [];
    const quote = key.type === 'QUOTE_SINGLE' ? "'" : key.type === 'QUOTE_DOUBLE' ? '"' : '';
    return [{ name: String(key.value), start: key.range[0], quote }];
  });
}

const column = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Inserts a line after the line that ends at `at`, with the line end of the file. */
function insertLine(text: string, at: number, line: string): string {
  const isWindows = text[at - 1] === '\r';
  return isWindows
    ? `${text.slice(0, at)}\n${line}\r${text.slice(at)}`
    : `${text.slice(0, at)}\n${line}${text.slice(at)}`;
}
