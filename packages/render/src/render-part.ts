import type { Canvas } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import type { PackedTemplate, Part, Registration } from '@agent-canvas/packs';
import { layOutImports } from './lay-out-imports.ts';
import { createReader } from './reader.ts';
import { substituteIdentity, substituteName, substituteTexts } from './substitute.ts';

/** A part under its own name: new files, and lines for modules of the team's. Paths stand from the root of the repository. */
export interface RenderedPart {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly register: readonly Registration[];
}

/** Renders a part of a template under `name`. Errors (InternalError): a mistake of the pack, named with its file. */
export function renderPart(
  template: PackedTemplate,
  part: Part,
  { name, canvas }: { readonly name: string; readonly canvas: Canvas },
): RenderedPart {
  const named = (text: string): string => substituteName(text, part.sample, name);
  const at = (file: string): string => (template.target === '.' ? file : `${template.target}/${file}`);
  const files = part.files.map((file) => {
    const packed = template.files.find(({ path }) => path === at(file));
    if (packed === undefined || !('text' in packed.body)) throw new InternalError(`${at(file)} is no text of the pack`);
    const text = substituteTexts({
      text: named(packed.body.text),
      texts: packed.texts ?? {},
      item: undefined,
      read: createReader(canvas).read,
      file: packed.path,
    });
    return { path: named(packed.path), content: layOutImports(substituteIdentity(text, canvas)) };
  });
  const register = (part.register ?? []).map((one) => ({
    ...one,
    file: at(one.file),
    item: named(one.item),
    ...(one.import && { import: { name: named(one.import.name), from: named(one.import.from) } }),
  }));
  return { files, register };
}
