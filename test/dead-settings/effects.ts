import { stripTypeScriptTypes } from 'node:module';
import type { Tree, TreeFile } from '@agent-canvas/render';
import { isKeyRead } from './is-key-read.ts';

/** Files that tell or test and do not run. CODEOWNERS is not among them: the code host enforces it. */
const tells = /^docs\/|\.md$|^canvas\.yaml$|^\.canvas\/|^\.env\.example$|\.test\.\w+$/;

/** Derived from the choices without an adapter: production refuses them by name, which is not an effect of theirs. */
const refusals = 'derived.refused';

/**
 * What runs otherwise in `after` than in `before`: paths of files, and keys of configuration files (`file#key`) that code
 * of the package reads. A change to a key or file that stems from one of `ignored` (settings) alone does not count.
 */
export function effects(before: Tree, after: Tree, ignored: readonly string[]): string[] {
  const old = new Map(before.files.map((file) => [file.path, file]));
  const now = new Map(after.files.map((file) => [file.path, file]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => !tells.test(path));
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    if (!was || !is) return [path];
    if (was.content === is.content) return [];
    if (is.keys) return readKeys([was, is], after, ignored).map((key) => `${path}#${key}`);
    return running(was) === running(is) ? [] : [path];
  });
}

/** The keys whose values differ, that a setting outside `ignored` decides, and that code reads. */
function readKeys([was, is]: readonly [TreeFile, TreeFile], tree: Tree, ignored: readonly string[]): string[] {
  const [old, now] = [configValues(was), configValues(is)];
  const from = { ...was.keys, ...is.keys };
  const sources = codeBeside(is, tree);
  return Object.keys(from).filter((key) => {
    const source = from[key] ?? '';
    if (source === refusals || ignored.includes(source)) return false;
    return print(valueAt(old, key)) !== print(valueAt(now, key)) && isKeyRead(key, sources);
  });
}

/** Everything of a file but its comments, and a manifest without its description. */
function running({ path, content }: TreeFile): string {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('base64');
  if (path.endsWith('package.json')) return text.replace(/^ *"description":.*\n/m, '');
  if (/\.[cm]?[jt]s$/.test(path)) return withoutLines(text, /^\s*(\/\/|\/\*\*?|\*)/);
  return /(\.(ya?ml|sh|rego|conf|toml)|file|ignore)$/.test(path) ? withoutLines(text, /^\s*#/) : text;
}

const withoutLines = (text: string, pattern: RegExp): string =>
  text
    .split('\n')
    .filter((line) => !pattern.test(line))
    .join('\n');

/** The sources of the template that emits a configuration file, tests and the file itself left out. */
function codeBeside({ path, template }: TreeFile, { files }: Tree): string[] {
  return files.flatMap((file) => {
    const isCode = /\.ts$/.test(file.path) && !/\.test\.ts$|\/testing\//.test(file.path);
    return isCode && file.template === template && file.path !== path ? [String(file.content)] : [];
  });
}

/** The value of `export const config` of a generated configuration file. */
export function configValues({ content }: TreeFile): unknown {
  const code = stripTypeScriptTypes(String(content)).replace('export const config =', 'return');
  return new Function(code)();
}

function valueAt(config: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], config);
}

const print = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (part === Number.POSITIVE_INFINITY ? 'Infinity' : part)) ?? 'absent';
