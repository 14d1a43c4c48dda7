import { isOpen, toJsonSchema } from '@agent-canvas/canvas';
import { blobId } from '@agent-canvas/check';
import { UserError } from '@agent-canvas/errors';
import { type ChosenTemplate, renderTree, type TreeFile } from '@agent-canvas/render';
import type { Theirs } from './side.ts';
import type { Content, SyncRequest } from './sync-request.ts';

/** What the pack wants: every file by path, and the templates that they come from. */
export interface Rendered {
  readonly templates: readonly ChosenTemplate[];
  readonly files: ReadonlyMap<string, Theirs>;
}

/**
 * Renders the pack for the canvas, with what the engine itself keeps beside it.
 * Errors: E_PACK_PATHS where two paths of the pack are one on a file system that ignores case.
 */
export function renderTheirs(
  request: Pick<SyncRequest, 'pack' | 'parsed' | 'adapt' | 'only'> & { readonly added: readonly string[] },
): Rendered {
  const { parsed, added, only, adapt = (tree) => tree } = request;
  const { pack } = request.pack;
  const choice = { added, ...(only && { only }) };
  const rendered = renderTree(pack, parsed.canvas, { isOpen: (topic) => isOpen(parsed.answers, topic), ...choice });
  const tree = adapt(rendered);
  const summaries = new Map(tree.templates.map(({ id, summary }) => [id, summary]));
  const files = [
    ...tree.files.map((file) => toTheirs(file, summaries.get(file.template) ?? file.template)),
    ...(only ? [] : engineFiles(request)),
  ];
  refuseEqualPaths(files);
  return { templates: tree.templates, files: new Map(files.map((file) => [file.path, file])) };
}

function toTheirs(file: TreeFile, reason: string): Theirs {
  const { path, content, executable, template, settings, keys } = file;
  const origin = { template, settings, ...(keys && { keys }) };
  return { path, content, executable, reason, origin, class: file.class, hash: blobId(content) };
}

function engineFiles({ pack: { pack } }: Pick<SyncRequest, 'pack'>): Theirs[] {
  const schema = engineFile({
    path: '.canvas/canvas.schema.json',
    content: `${JSON.stringify(toJsonSchema(), null, 2)}\n`,
    reason: 'completion and checks for canvas.yaml in editors',
  });
  if (!pack.advisories?.length) return [schema];
  const advisories = engineFile({
    path: '.canvas/advisories.json',
    content: `${JSON.stringify(pack.advisories, null, 2)}\n`,
    reason: 'known flaws of emitted code, for the checker',
  });
  return [schema, advisories];
}

function engineFile(file: { readonly path: string; readonly content: Content; readonly reason: string }): Theirs {
  return {
    ...file,
    class: 'generated',
    origin: { template: 'engine', settings: [] },
    hash: blobId(file.content),
    executable: false,
  };
}

function refuseEqualPaths(files: readonly Theirs[]): void {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const lower = path.toLowerCase();
    const other = seen.get(lower);
    if (other !== undefined) {
      throw new UserError({
        code: 'E_PACK_PATHS',
        message: `The pack emits both ${other} and ${path}, which are one file where case makes no difference`,
        hint: 'Nothing was written. Report this to whoever publishes the pack.',
      });
    }
    seen.set(lower, path);
  }
}
