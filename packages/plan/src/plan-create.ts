import { type Answers, answerAt, isOpen, type ParsedCanvas, settings, toJsonSchema } from '@agent-canvas/canvas';
import { blobId, canvasDigest } from '@agent-canvas/check';
import type { LoadedPack } from '@agent-canvas/packs';
import { renderTree, type Tree, type TreeFile } from '@agent-canvas/render';
import { packBases } from './bases.ts';
import { lockVersion, renderLock } from './lock.ts';
import type { Change, Plan } from './plan.ts';

export interface CreateRequest {
  readonly parsed: ParsedCanvas;
  /** The text of the canvas.yaml that the repository will hold. */
  readonly canvasText: string;
  readonly pack: LoadedPack;
}

/**
 * Plans a new repository: everything that the pack renders for this canvas, its canvas.yaml and schema, and the lock
 * and bases that later syncs start from. Pure.
 */
export function planCreate(request: CreateRequest): Plan {
  const { pack, integrity } = request.pack;
  const { canvas, answers } = request.parsed;
  const tree = renderTree(pack, canvas, { isOpen: (topic) => isOpen(answers, topic) });
  const reason = reasonOf(tree);
  const rendered = tree.files.map((file) => toChange(file, reason(file)));
  const schema = engineFile({
    path: '.canvas/canvas.schema.json',
    content: `${JSON.stringify(toJsonSchema(), null, 2)}\n`,
    reason: 'completion and checks for canvas.yaml in editors',
  });
  const locked = [...rendered, schema];
  const lock = renderLock({
    lockVersion,
    packs: { [pack.name]: { version: pack.version, integrity } },
    canvas: canvasDigest(request.canvasText),
    overrides: '',
    answers: flatAnswers(answers),
    migrations: [],
    added: [],
    ejected: {},
    conflicts: {},
    files: Object.fromEntries(
      locked.map((change) => [
        change.path,
        {
          pack: pack.name,
          class: change.class,
          base: change.hash,
          mode: change.executable ? '100755' : '100644',
        } as const,
      ]),
    ),
  });
  const changes = [
    ...locked,
    engineFile({
      path: 'canvas.yaml',
      content: request.canvasText,
      reason: 'what the team wants; edit it and sync',
      class: 'seeded',
    }),
    engineFile({ path: '.canvas/lock.json', content: lock, reason: 'what was applied' }),
    engineFile({
      path: '.canvas/base.br',
      content: packBases(locked.filter((change) => change.class !== 'seeded').map(({ content }) => content)),
      reason: 'the contents that later syncs merge from',
    }),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    name: canvas.name,
    pack: { name: pack.name, version: pack.version, integrity },
    templates: tree.templates,
    changes,
  };
}

/** The answers that were given, by dotted path of the setting; the format's own version is none. */
function flatAnswers(answers: Answers): Record<string, unknown> {
  const given = settings()
    .filter(({ path }) => path !== 'canvas')
    .map(({ path }) => [path, answerAt(answers, path)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function reasonOf(tree: Tree): (file: TreeFile) => string {
  const summaries = new Map(tree.templates.map(({ id, summary }) => [id, summary]));
  return (file) => summaries.get(file.template) ?? file.template;
}

function toChange(file: TreeFile, reason: string): Change {
  const { path, content, executable, template, settings, keys } = file;
  return {
    path,
    action: 'create',
    reason,
    class: file.class,
    origin: { template, settings, ...(keys && { keys }) },
    hash: blobId(content),
    content,
    executable,
  };
}

function engineFile(file: {
  path: string;
  content: string | Uint8Array;
  reason: string;
  class?: Change['class'];
}): Change {
  return {
    path: file.path,
    action: 'create',
    reason: file.reason,
    class: file.class ?? 'generated',
    origin: { template: 'engine', settings: [] },
    hash: blobId(file.content),
    content: file.content,
    executable: false,
  };
}
