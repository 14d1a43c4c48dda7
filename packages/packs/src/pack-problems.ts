import { posix } from 'node:path';
import * as z from 'zod';
import { advisorySchema } from './advisory-schema.ts';
import { isSafePath } from './is-safe-path.ts';
import { migrationProblems } from './migration-problems.ts';
import { migrationSchema, packVersion, scalar, sentence } from './migration-schema.ts';
import type { Pack } from './pack.ts';

const text = z.string();
const operation = z.strictObject({
  setting: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'is not a path of canvas.yaml'),
  from: scalar.optional(),
  to: scalar.optional(),
  when: z.looseObject({}).optional(),
  steps: z
    .array(
      z.strictObject({
        do: sentence,
        kind: z.enum(['data', 'secret', 'service', 'deploy']),
        after: z.literal(true).optional(),
      }),
    )
    .min(1, 'has no step'),
});

const file = z.looseObject({
  path: text,
  kind: z.enum(['core', 'config', 'wiring', 'app']),
  class: z.enum(['enforced', 'managed', 'seeded', 'keys', 'region', 'generated']),
  body: z.union([
    z.strictObject({ text }),
    z.strictObject({ base64: text }),
    z.strictObject({ template: z.array(z.unknown()) }),
  ]),
});
const generated = z.looseObject({ path: text });
const template = z.looseObject({
  id: text,
  summary: text,
  target: text,
  files: z.array(file),
  config: generated.optional(),
  wiring: z.array(generated).optional(),
});

const schema = z.looseObject({
  name: z.string().regex(/^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/, 'is not the name of a package'),
  version: packVersion,
  catalog: z.record(text, text),
  templates: z.array(template),
  migrations: z.array(migrationSchema).optional(),
  advisories: z.array(advisorySchema).optional(),
  operations: z.array(operation).optional(),
  changelog: z.record(packVersion, text).optional(),
});

/** Files that the engine itself keeps: no template may emit them. */
const ofTheEngine = new Set(
  ['lock.json', 'base.br', 'overrides.yaml', 'canvas.schema.json', 'advisories.json'].map((name) => `.canvas/${name}`),
).add('canvas.yaml');

/**
 * All that is wrong with the data of a pack, in words that name the place; empty for a sound one. Holds for a pack that
 * was just built as for one from elsewhere: shapes, paths that leave the repository, hostile patterns, migrations that do
 * not fit together. What templates say to each other is checked when they are rendered.
 */
export function packProblems(data: unknown): string[] {
  const checked = schema.safeParse(data);
  if (!checked.success) {
    return checked.error.issues.map(({ path, message }) => `${placeOf(data, path)}: ${message}`);
  }
  const pack = data as Pack;
  return [
    ...pack.templates.flatMap((template) =>
      pathsOf(template)
        .filter((path) => !isSafePath(path) || ofTheEngine.has(path.toLowerCase()))
        .map((path) => `template ${template.id}: '${path}' is not a path that a pack may write`),
    ),
    ...migrationProblems(pack.migrations ?? [], pack.version).map((problem) => `migration ${problem}`),
    ...advisoryOrder(pack.advisories ?? []),
  ];
}

function pathsOf({ target, files, config, wiring = [] }: Pack['templates'][number]): string[] {
  const made = [...(config ? [config] : []), ...wiring].map(({ path }) => posix.join(target, path));
  return [...(target === '.' ? [] : [target]), ...files.map(({ path }) => path), ...made];
}

function advisoryOrder(advisories: NonNullable<Pack['advisories']>): string[] {
  return advisories.flatMap(({ id }, index) => {
    const previous = advisories[index - 1];
    if (!previous || previous.id < id) return [];
    return [
      previous.id === id ? `advisory ${id}: another one has this id` : `advisory ${id}: stands after ${previous.id}`,
    ];
  });
}

/** `migration old-name, step 2, rename.from` for a path of the data. */
function placeOf(data: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path;
  if (typeof index !== 'number') return path.join('.') || 'the pack';
  const item = (data as Record<PropertyKey, { readonly id?: unknown; readonly setting?: unknown }[]>)[list ?? '']?.[
    index
  ];
  const name = String(item?.id ?? item?.setting ?? index + 1);
  const kind = { migrations: 'migration', advisories: 'advisory', operations: 'operation of', templates: 'template' };
  const start = `${kind[list as keyof typeof kind] ?? String(list)} ${name}`;
  const [steps, at, ...inner] = rest;
  const within = steps === 'steps' && typeof at === 'number' ? [`step ${at + 1}`, inner.join('.')] : [rest.join('.')];
  return [start, ...within.filter((part) => part !== '')].join(', ');
}
