import type { FileBody, Pack, PackedFile, PackedTemplate } from '@agent-canvas/packs';

/** One change of a pack as data. Throws where the pack no longer holds what is to be changed. */
export type PackEdit = (pack: Pack) => Pack;

/** Applies edits one after the other. */
export const editPack = (pack: Pack, edits: readonly PackEdit[]): Pack =>
  edits.reduce((made, edit) => edit(made), pack);

/** Replaces a text everywhere in one file, conditional branches of its template included. */
export function replaceIn(path: string, from: string, to: string): PackEdit {
  return (pack) => {
    let count = 0;
    const replaced = mapFile(pack, path, (file) => {
      const body = JSON.stringify(file.body).replaceAll(inJson(from), () => {
        count += 1;
        return inJson(to);
      });
      return { ...file, body: JSON.parse(body) as FileBody };
    });
    if (count === 0) throw new Error(`${path} does not hold: ${from}`);
    return replaced;
  };
}

/** Adds a core file of fixed text to a template. */
export function addFile(template: string, path: string, text: string): PackEdit {
  const file: PackedFile = { path, kind: 'core', class: 'managed', body: { text } };
  return (pack) => mapTemplate(pack, template, (found) => ({ ...found, files: [...found.files, file] }));
}

export function removeFile(path: string): PackEdit {
  return (pack) => ({
    ...pack,
    templates: pack.templates.map((template) => ({
      ...template,
      files: template.files.filter((file) => file.path !== path),
    })),
  });
}

/** Moves a file; the migration that tells repositories so is a change of its own. */
export function moveFile(from: string, to: string): PackEdit {
  return (pack) => mapFile(pack, from, (file) => ({ ...file, path: to }));
}

/** New versions of dependencies, in the catalogue. */
export function bump(versions: Readonly<Record<string, string>>): PackEdit {
  return (pack) => {
    for (const name of Object.keys(versions)) {
      if (!(name in pack.catalog)) throw new Error(`The catalogue has no ${name}`);
    }
    return { ...pack, catalog: { ...pack.catalog, ...versions } };
  };
}

/** Replaces a text in what a template contributes to files of others. */
export function replaceInContributions(template: string, from: string, to: string): PackEdit {
  return (pack) =>
    mapTemplate(pack, template, (found) => {
      const text = JSON.stringify(found.contributions ?? []);
      if (!text.includes(inJson(from))) throw new Error(`${template} contributes no ${from}`);
      return {
        ...found,
        contributions: JSON.parse(text.replaceAll(inJson(from), inJson(to))) as NonNullable<
          PackedTemplate['contributions']
        >,
      };
    });
}

/** Adds a piece to a slot of a shared file. */
export function contribute(
  template: string,
  contribution: NonNullable<PackedTemplate['contributions']>[number],
): PackEdit {
  return (pack) =>
    mapTemplate(pack, template, (found) => ({
      ...found,
      contributions: [...(found.contributions ?? []), contribution],
    }));
}

type ConfigEntries = NonNullable<PackedTemplate['config']>['entries'];

/** Changes the entries of a template's config file. */
export function editConfig(template: string, edit: (entries: ConfigEntries) => ConfigEntries): PackEdit {
  return (pack) =>
    mapTemplate(pack, template, (found) => {
      if (!found.config) throw new Error(`${template} has no config`);
      return { ...found, config: { ...found.config, entries: edit(found.config.entries) } };
    });
}

/** The plain text of a file of the pack. */
export function textOf(pack: Pack, path: string): string {
  const body = pack.templates.flatMap(({ files }) => files).find((file) => file.path === path)?.body;
  if (!body || !('text' in body)) throw new Error(`${path} is not plain text in the pack`);
  return body.text;
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

function mapTemplate(pack: Pack, id: string, map: (template: PackedTemplate) => PackedTemplate): Pack {
  if (!pack.templates.some((template) => template.id === id)) throw new Error(`There is no template ${id}`);
  return { ...pack, templates: pack.templates.map((template) => (template.id === id ? map(template) : template)) };
}

function mapFile(pack: Pack, path: string, map: (file: PackedFile) => PackedFile): Pack {
  const owner = pack.templates.find(({ files }) => files.some((file) => file.path === path));
  if (!owner) throw new Error(`The pack has no ${path}`);
  return mapTemplate(pack, owner.id, (template) => ({
    ...template,
    files: template.files.map((file) => (file.path === path ? map(file) : file)),
  }));
}
