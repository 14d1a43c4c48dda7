import { InternalError } from '@agent-canvas/errors';
import { camelCase, constantCase, kebabCase, pascalCase } from './cases.ts';
import { valueAt } from './reader.ts';

/** The scope and the name under which templates are written; both are valid identifiers of their kind. */
const sampleScope = '@acme/';
const sampleName = 'acme-agent';

/** Puts the repository's scope and name where the template's samples stand. */
export function substituteIdentity(text: string, identity: { readonly scope: string; readonly name: string }): string {
  return text.replaceAll(sampleScope, `${identity.scope}/`).replaceAll(sampleName, identity.name);
}

/** Puts a name where its sample stands, each spelling (`sample-tool`, `sampleTool`, `SampleTool`, `SAMPLE_TOOL`) in its own case. */
export function substituteName(text: string, sample: string, name: string): string {
  return text
    .replaceAll(kebabCase(sample), kebabCase(name))
    .replaceAll(camelCase(sample), camelCase(name))
    .replaceAll(pascalCase(sample), pascalCase(name))
    .replaceAll(constantCase(sample), constantCase(name));
}

/**
 * Replaces literal texts by values: `texts` maps each text to a field of `item`, else to a path of the canvas. A text
 * with quotes around it receives a quoted string literal.
 */
export function substituteTexts(input: {
  readonly text: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly item: unknown;
  readonly read: (path: string) => unknown;
  readonly file: string;
}): string {
  let out = input.text;
  for (const [sample, path] of Object.entries(input.texts)) {
    if (!out.includes(sample)) continue;
    const value = valueAt(input.item, path.split('.')) ?? input.read(path);
    if (value === undefined) throw new InternalError(`${input.file}: '${path}' is not there`);
    out = out.replaceAll(sample, () => literal(value, sample));
  }
  return out;
}

function literal(value: unknown, sample: string): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (sample.startsWith("'")) return quoted(text);
  if (sample.startsWith('"')) return JSON.stringify(text);
  return text;
}

/** A string literal as the formatter writes it: single quotes unless that needs more escapes. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const single = text.split("'").length;
  const double = text.split('"').length;
  if (single > double) return `"${escaped.replaceAll('"', '\\"')}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}
