import { type Canvas, holds } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import type { Condition, Pack, PackedFile, PackedTemplate, Unbuilt } from '@agent-canvas/packs';
import { type CanvasFacts, canvasHelpers } from './canvas-helpers.ts';
import { collectSlots, type SlotEntry } from './collect-slots.ts';
import { evaluateTemplate } from './evaluate-template.ts';
import { expandEach } from './expand-each.ts';
import { layOutImports } from './lay-out-imports.ts';
import { pruneManifest } from './prune-manifest.ts';
import { createReader, type Reader, valueAt } from './reader.ts';
import { renderConfig } from './render-config.ts';
import { renderWiring } from './render-wiring.ts';
import { selectTemplates, type TemplateChoice } from './select-templates.ts';
import { substituteIdentity, substituteName, substituteTexts } from './substitute.ts';
import type { Tree, TreeFile } from './tree.ts';
import { wiringImports } from './wiring-imports.ts';

/** A file that is going to be emitted: its final path, and the item it stands for where it comes once per item. */
interface Chosen {
  readonly template: PackedTemplate;
  readonly file: PackedFile;
  readonly path: string;
  readonly reader: Reader;
  readonly item?: { readonly name: string; readonly value: unknown };
}

/**
 * Renders a repository in memory: which templates, which of their files, and each file's bytes, with the settings that
 * were read on the way. Pure: the same canvas and pack give the same bytes on every machine.
 * Errors (InternalError): a mistake of the pack, named with its file.
 */
export function renderTree(pack: Pack, canvas: Canvas, facts: CanvasFacts & TemplateChoice): Tree {
  const unbuilt = listUnbuilt(pack, canvas);
  const refused = unbuilt.filter((choice) => choice.refused !== false);
  const root = { ...canvas, derived: { ...canvas.derived, unbuilt, refused } };
  const templates = selectTemplates(pack.templates, (condition) => applies(condition, createReader(root)), facts);
  const chosen = templates.flatMap((template) => chooseFiles(template, root));
  refuseSharedPaths([...chosen.map(({ path, template }) => ({ path, by: template.id })), ...generatedPaths(templates)]);

  const slots = collectSlots({
    chosen: templates,
    all: pack.templates,
    applies: (condition) => applies(condition, createReader(root)),
    evaluate: (nodes, name) =>
      evaluateTemplate(nodes, {
        read: (path) => valueAt(root, path.split('.')),
        helpers: canvasHelpers(facts, new Map()),
        name,
      }),
  });
  const context = { pack, root, slots, facts, templates, chosen };
  const generated = templates.flatMap((template) => generateFiles(template, root));
  const verbatim = chosen.filter(({ file }) => !('template' in file.body)).map((one) => renderVerbatim(one, context));
  const manifests = chosen.filter(isTemplateManifest).map((one) => renderProse(one, context, []));
  const catalog = listCatalog([...verbatim, ...manifests], pack);
  const prose = chosen
    .filter((one) => 'template' in one.file.body && !isTemplateManifest(one))
    .map((one) => renderProse(one, context, catalog));
  const files = [...generated, ...verbatim, ...manifests, ...prose];
  return {
    templates: templates.map(({ id, summary, target }) => ({ id, summary, target })),
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

interface RenderContext {
  readonly pack: Pack;
  readonly root: Canvas;
  readonly slots: ReadonlyMap<string, SlotEntry[]>;
  readonly facts: CanvasFacts;
  readonly templates: readonly PackedTemplate[];
  readonly chosen: readonly Chosen[];
}

const applies = (condition: Condition | undefined, reader: Reader): boolean =>
  condition === undefined || holds(condition, {}, reader.read);

const isTemplateManifest = ({ file }: Chosen): boolean => 'template' in file.body && file.path.endsWith('package.json');

function chooseFiles(template: PackedTemplate, root: Canvas): Chosen[] {
  return template.files.flatMap((file) => {
    const reader = createReader(root);
    if (template.when) applies(template.when, reader);
    if (!applies(file.when, reader)) return [];
    const { each } = file;
    if (each === undefined) return [{ template, file, reader, path: file.path }];
    return expandEach(each, reader.read).map((item) => ({
      template,
      file,
      reader,
      item,
      path: substituteName(file.path, each.sample, item.name),
    }));
  });
}

function generatedPaths(templates: readonly PackedTemplate[]): { path: string; by: string }[] {
  return templates.flatMap(({ id, target, config, wiring = [] }) =>
    [config, ...wiring].flatMap((file) => (file ? [{ path: inTarget(target, file.path), by: id }] : [])),
  );
}

function refuseSharedPaths(paths: readonly { path: string; by: string }[]): void {
  const owners = new Map<string, string>();
  for (const { path, by } of paths) {
    const owner = owners.get(path);
    if (owner !== undefined) throw new InternalError(`${owner} and ${by} both emit ${path}`);
    owners.set(path, by);
  }
}

const inTarget = (target: string, path: string): string => (target === '.' ? path : `${target}/${path}`);

function generateFiles(template: PackedTemplate, root: Canvas): TreeFile[] {
  const base = { executable: false, template: template.id };
  const files: TreeFile[] = [];
  if (template.config) {
    const reader = createReader(root);
    const { text, keys } = renderConfig(template.config, {
      read: reader.read,
      applies: (when) => applies(when, reader),
    });
    const path = inTarget(template.target, template.config.path);
    files.push({
      ...base,
      path,
      content: identify(text, root),
      kind: 'config',
      class: 'keys',
      settings: reader.settings(),
      keys,
    });
  }
  for (const file of template.wiring ?? []) {
    const reader = createReader(root);
    const text = renderWiring(file, { read: reader.read, applies: (when) => applies(when, reader) });
    const path = inTarget(template.target, file.path);
    files.push({
      ...base,
      path,
      content: identify(text, root),
      kind: 'wiring',
      class: 'generated',
      settings: reader.settings(),
    });
  }
  return files;
}

const identify = (text: string, root: Canvas): string => layOutImports(substituteIdentity(text, root));

function renderVerbatim(one: Chosen, context: RenderContext): TreeFile {
  const { body } = one.file;
  if ('base64' in body) return emitted(one, Buffer.from(body.base64, 'base64'));
  if (!('text' in body)) throw new InternalError(`${one.path} is a template`);
  let text = body.text;
  if (one.item && one.file.each) text = substituteName(text, one.file.each.sample, one.item.name);
  if (one.file.texts) {
    text = substituteTexts({
      text,
      texts: one.file.texts,
      item: one.item?.value,
      read: one.reader.read,
      file: one.path,
    });
  }
  if (one.path.endsWith('package.json')) text = pruneManifest(text, usesOf(one.template, context));
  return emitted(one, identify(text, context.root));
}

function usesOf(template: PackedTemplate, context: RenderContext): Parameters<typeof pruneManifest>[1] {
  const own = context.chosen.filter((one) => one.template === template).map(({ file }) => file);
  const names = (files: readonly PackedFile[]): Set<string> => new Set(files.flatMap(({ imports = [] }) => imports));
  const generated = generatedPaths([template]);
  const isTest = ({ path }: PackedFile): boolean => /\.(test|spec)\.[cm]?tsx?$|(^|\/)(test|testing)\//.test(path);
  const holdsHere = (when: Condition | undefined): boolean => applies(when, createReader(context.root));
  return {
    possible: new Set([...names(template.files), ...wiringImports(template.wiring, () => true)]),
    bySources: new Set([...names(own.filter((file) => !isTest(file))), ...wiringImports(template.wiring, holdsHere)]),
    byTests: names(own.filter(isTest)),
    files: new Set([...own, ...generated].map(({ path }) => path.slice(template.target.length + 1))),
  };
}

function renderProse(one: Chosen, context: RenderContext, catalog: readonly CatalogEntry[]): TreeFile {
  const { body } = one.file;
  if (!('template' in body)) throw new InternalError(`${one.path} is not a template`);
  const extras: Record<string, unknown> = {
    catalog,
    slots: Object.fromEntries(context.slots),
    templates: context.templates,
    files: context.chosen.map(({ path, file, template }) => ({ path, kind: file.kind, template: template.id })),
    allowBuilds: catalog.map(({ name }) => name).filter((name) => buildsOnInstall.has(name)),
    ...(one.item && { item: one.item.value }),
  };
  const read = (path: string): unknown => {
    const [head = ''] = path.split('.');
    return Object.hasOwn(extras, head) ? valueAt(extras, path.split('.')) : one.reader.read(path);
  };
  const text = evaluateTemplate(body.template, {
    read: (path) => (path === '' ? one.item?.value : read(path)),
    helpers: canvasHelpers(context.facts, context.slots, one.reader.read),
    name: one.path,
  });
  return emitted(one, identify(text, context.root));
}

/** Packages with an install script that the emitted repository needs to run. */
const buildsOnInstall: ReadonlySet<string> = new Set(['esbuild', 'node']);

function emitted(one: Chosen, content: string | Uint8Array): TreeFile {
  const { kind, class: fileClass, executable = false } = one.file;
  return {
    path: one.path,
    content,
    executable,
    kind,
    class: fileClass,
    template: one.template.id,
    settings: one.reader.settings(),
  };
}

interface CatalogEntry {
  readonly name: string;
  readonly version: string;
}

/** The versions of all that the emitted manifests take from the catalogue. */
function listCatalog(files: readonly TreeFile[], pack: Pack): CatalogEntry[] {
  const names = new Set<string>();
  for (const { path, content } of files) {
    if (!path.endsWith('package.json') || typeof content !== 'string') continue;
    const { dependencies, devDependencies } = JSON.parse(content) as Record<string, Record<string, string> | undefined>;
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies }))
      if (range === 'catalog:') names.add(name);
  }
  return [...names].sort().map((name) => {
    const version = pack.catalog[name];
    if (version === undefined) throw new InternalError(`'${name}' is not in the catalogue`);
    return { name, version };
  });
}

/** The choices of this canvas whose engine has no adapter in the pack. */
function listUnbuilt(pack: Pack, canvas: Canvas): Unbuilt[] {
  return pack.templates
    .flatMap(({ unbuilt = [] }) => unbuilt)
    .filter(({ setting, value }) => includesValue(valueAt(canvas, setting.split('.')), value));
}

function includesValue(found: unknown, value: string): boolean {
  if (!Array.isArray(found)) return String(found) === value;
  return found.some((item) => item === value || (typeof item === 'object' && Object.values(item).includes(value)));
}
