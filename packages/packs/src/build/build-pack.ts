import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InternalError } from '@agent-canvas/errors';
import { parse } from 'yaml';
import type { Condition, FileClass, FileRule, Kind, TemplateDefinition } from '../define-template.ts';
import { globToRegExp } from '../glob.ts';
import type { Operation } from '../operation.ts';
import type { FileBody, Pack, PackedFile, PackedTemplate } from '../pack.ts';
import { packFormat } from '../pack.ts';
import { packProblems } from '../pack-problems.ts';
import { compileTemplate } from './compile-template.ts';
import { compileTexts } from './compile-texts.ts';
import { importedPackages } from './imported-packages.ts';
import { readChangelog } from './read-changelog.ts';
import { readAdvisories, readMigrations } from './read-notices.ts';

/** Folders that never belong to a template: what installs and builds leave behind. */
const ignoredFolders = new Set(['node_modules', 'dist', '.turbo', 'coverage', '.data']);

/** The class of a file of each kind, unless a rule says otherwise. */
const classOfKind: Record<Kind, FileClass> = { core: 'managed', config: 'keys', wiring: 'generated', app: 'seeded' };

/**
 * Evaluates every `template.ts` under `folder` and reads its files into one value of plain data. `catalogFile` is the
 * pnpm-workspace.yaml whose catalogue holds the versions of everything emitted, `changelogFile` the change log of the
 * package that ships the pack. `migrations/` and `advisories/` beside the templates are data. Templates and files come out
 * sorted, so that the same sources give the same bytes. Throws InternalError with everything that `parsePack` would refuse.
 */
export async function buildPack(source: {
  readonly folder: string;
  readonly catalogFile: string;
  readonly changelogFile?: string;
  readonly name: string;
  readonly version: string;
}): Promise<Pack> {
  const ids = readdirSync(source.folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isTemplate(join(source.folder, entry.name)))
    .map((entry) => entry.name)
    .sort();
  const built: BuiltTemplate[] = [];
  for (const id of ids) built.push(await packTemplate(join(source.folder, id), id));
  const { catalog } = parse(readFileSync(source.catalogFile, 'utf8')) as { catalog: Record<string, string> };
  const operations = built.flatMap((one) => one.operations);
  const migrations = readMigrations(join(source.folder, 'migrations'));
  const advisories = readAdvisories(join(source.folder, 'advisories'));
  const changelog = source.changelogFile === undefined ? {} : readChangelog(source.changelogFile);
  const pack: Pack = {
    format: packFormat,
    name: source.name,
    version: source.version,
    catalog,
    templates: built.map(({ template }) => template),
    ...(migrations.length > 0 && { migrations }),
    ...(advisories.length > 0 && { advisories }),
    ...(operations.length > 0 && { operations }),
    ...(Object.keys(changelog).length > 0 && { changelog }),
  };
  const problems = packProblems(pack);
  if (problems.length > 0) throw new InternalError(`${source.folder} makes no sound pack:\n  ${problems.join('\n  ')}`);
  return pack;
}

interface BuiltTemplate {
  readonly template: PackedTemplate;
  readonly operations: readonly Operation[];
}

function isTemplate(folder: string): boolean {
  return statSync(join(folder, 'template.ts'), { throwIfNoEntry: false })?.isFile() ?? false;
}

async function packTemplate(folder: string, id: string): Promise<BuiltTemplate> {
  const module: { default?: TemplateDefinition } = await import(pathToFileURL(join(folder, 'template.ts')).href);
  const definition = module.default;
  if (definition === undefined) throw new InternalError(`templates/${id}/template.ts has no default export`);
  if (definition.id !== id) throw new InternalError(`templates/${id}/template.ts says id '${definition.id}'`);
  const { files: rules = [], contributions, operations = [], ...rest } = definition;
  const generated = new Set([definition.config?.path, ...(definition.wiring ?? []).map((file) => file.path)]);
  const unmatched = new Set(rules);
  const files: PackedFile[] = [];
  for (const [root, target] of [
    ['files', definition.target],
    ['repo', '.'],
  ] as const) {
    for (const path of listFiles(join(folder, root))) {
      const emitted = path.replace(/\.hbs$/, '');
      const applied = rules.filter((rule) => globToRegExp(rule.match).test(emitted));
      for (const rule of applied) unmatched.delete(rule);
      if (root === 'files' && generated.has(emitted)) continue;
      files.push(packFile({ file: join(folder, root, path), path: posix.join(target, emitted), id, rules: applied }));
    }
  }
  const idle = [...unmatched][0];
  if (idle !== undefined) throw new InternalError(`templates/${id}: the rule for '${idle.match}' matches no file`);
  refuseMissing(id, definition, files);
  const template = {
    ...rest,
    files,
    ...(contributions && {
      contributions: contributions.map((one) => ({
        ...one,
        key: one.key,
        value: compileTexts(one.value, `templates/${id}: contribution ${one.key}`),
      })),
    }),
  };
  return { template, operations };
}

function refuseMissing(id: string, { target, parts = [] }: TemplateDefinition, files: readonly PackedFile[]): void {
  const paths = new Set(files.map(({ path }) => path));
  const named = parts.flatMap((part) => [...part.files, ...(part.register ?? []).map(({ file }) => file)]);
  const missing = named.find((file) => !paths.has(posix.join(target, file)));
  if (missing !== undefined) throw new InternalError(`templates/${id}: a part names '${missing}', which is not there`);
}

function packFile(found: { file: string; path: string; id: string; rules: readonly FileRule[] }): PackedFile {
  const conditions = found.rules.flatMap((rule) => (rule.when ? [rule.when] : []));
  const when: Condition | undefined = conditions.length > 1 ? { all: conditions } : conditions[0];
  const kind = found.rules.findLast((rule) => rule.kind)?.kind ?? 'core';
  const each = found.rules.findLast((rule) => rule.each)?.each;
  const texts: Record<string, string> = Object.assign({}, ...found.rules.map((rule) => rule.texts ?? {}));
  const body = readBody(found.file, `templates/${found.id}/${found.path}`);
  const imports = 'text' in body && /\.[cm]?tsx?$/.test(found.path) ? importedPackages(body.text) : [];
  return {
    path: found.path,
    kind,
    class: found.rules.findLast((rule) => rule.class)?.class ?? classOfKind[kind],
    ...(statSync(found.file).mode & 0o100 && { executable: true as const }),
    ...(when && { when }),
    ...(each && { each }),
    ...(Object.keys(texts).length > 0 && { texts }),
    ...(imports.length > 0 && { imports }),
    body,
  };
}

function readBody(file: string, name: string): FileBody {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) return { base64: bytes.toString('base64') };
  const text = bytes.toString('utf8');
  return file.endsWith('.hbs') ? { template: compileTemplate(text, name) } : { text };
}

function listFiles(folder: string, inside = ''): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter((entry) => !ignoredFolders.has(entry.name))
    .flatMap((entry) => {
      const path = posix.join(inside, entry.name);
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    })
    .sort();
}
