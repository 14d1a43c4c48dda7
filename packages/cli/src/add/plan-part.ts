import { effectOf, parseCanvas } from '@agent-canvas/canvas';
import { InternalError, UsageError, UserError } from '@agent-canvas/errors';
import type { PackedTemplate, Part, Registration } from '@agent-canvas/packs';
import { blobId, type Change, type SyncPlan } from '@agent-canvas/plan';
import { type RenderedPart, renderPart } from '@agent-canvas/render';
import { fitFile, placeOf, registerInModule } from '@agent-canvas/workspace';
import type { Terminal } from '../terminal.ts';
import { editOf } from './edit-workspace.ts';
import { formatNewFiles } from './format-new-files.ts';
import { newFile } from './new-file.ts';
import type { Place } from './open-place.ts';
import { hasFiles, planPackage } from './plan-package.ts';
import { wireTool } from './wire-tool.ts';

/** The packages that take a part of a kind: that of our repositories first, then the one that stands alone. */
const homes: Readonly<Record<Part['kind'], readonly string[]>> = {
  tool: ['agent', 'tools'],
  eval: ['evals', 'eval-runner'],
  prompt: ['prompts'],
  runbook: ['docs'],
};

export interface PartRequest {
  readonly kind: Part['kind'];
  readonly name: string;
  readonly sets: readonly string[];
  /** The specialist that may use a new tool. */
  readonly agent: string | undefined;
  readonly effect: string | undefined;
  readonly terminal: Terminal;
}

/**
 * Plans one more tool, prompt, set of golden cases or runbook: new files made from the pack's samples, and the lines that
 * register them in the team's own modules. Where no package takes it yet, the smallest one comes along. Errors: E_ADD_EXISTS,
 * E_ADD_HOME, E_ADD_RESHAPED with the lines to write by hand, E_DIRTY.
 */
export async function planPart(place: Place, request: PartRequest): Promise<SyncPlan> {
  const { kind, name, sets, terminal } = request;
  const home = findHome(place, kind);
  const plan = hasFiles(place, home.target)
    ? partOnly(place)
    : await planPackage(place, { id: home.id, sets, terminal });
  const { canvas } = parseCanvas(canvasOf(plan, place), { file: 'canvas.yaml' });
  const effect = effectFor(request);
  const part = home.parts?.find((one) => one.kind === kind && (one.effect ?? effect) === effect);
  if (part === undefined) throw new InternalError(`templates/${home.id} has no part for a ${kind}`);
  const rendered = fit(renderPart(home, part, { name, canvas }), place);
  const wired =
    kind === 'tool' && home.id === 'agent' ? wireTool(place, { canvas, name, agent: request.agent }) : undefined;
  const all = {
    files: [...rendered.files, ...(wired?.files ?? [])],
    register: [...rendered.register, ...(wired?.register ?? [])],
  };
  return formatNewFiles(withPart(plan, place, { ...all, template: home.id, kind, name }), place, terminal.env);
}

/** Nothing but the part: the rest of the repository stays at the version that it is at. */
function partOnly({ repository, pack: { pack, integrity } }: Place): SyncPlan {
  const { lock, canvasText } = repository;
  if (lock === undefined) throw new InternalError('a package is there, and no lock');
  const { canvas } = parseCanvas(canvasText, { file: 'canvas.yaml' });
  return {
    name: canvas.name,
    pack: { name: pack.name, version: pack.version, integrity },
    templates: [],
    changes: [],
    conflicts: [],
    notes: [],
    operations: [],
    isNothing: true,
    lock,
  };
}

function findHome(place: Place, kind: Part['kind']): PackedTemplate {
  const templates = homes[kind].flatMap((id) => place.pack.pack.templates.find((template) => template.id === id) ?? []);
  const present = templates.find(({ target }) => hasFiles(place, target));
  const home = present ?? (place.guest ? templates.at(-1) : templates[0]);
  if (home && (present || kind !== 'runbook')) return home;
  throw new UserError({
    code: 'E_ADD_HOME',
    message: `There is no folder of documents here that a ${kind} could join`,
    hint: 'Runbooks belong to repositories that agent-canvas created; add package docs brings all its documents.',
  });
}

function effectFor({ kind, name, effect }: PartRequest): 'read' | 'write' | undefined {
  if (kind !== 'tool') return undefined;
  if (effect === undefined) return effectOf(name);
  if (effect === 'read' || effect === 'write') return effect;
  throw new UsageError({
    code: 'E_ADD_EFFECT',
    message: `A tool has no effect '${effect}'`,
    hint: '--effect read for one that only looks, --effect write for one that changes something.',
  });
}

function canvasOf({ changes }: SyncPlan, { repository }: Place): string {
  const planned = changes.find(({ path }) => path === 'canvas.yaml')?.content;
  return typeof planned === 'string' ? planned : repository.canvasText;
}

function fit({ files, register }: RenderedPart, { guest }: Place): RenderedPart {
  if (!guest) return { files, register };
  return {
    files: files.map((file) => fitFile(file, guest.habits)),
    register: register.map((one) => ({ ...one, file: placeOf(one.file, guest.habits) })),
  };
}

function withPart(
  plan: SyncPlan,
  place: Place,
  part: RenderedPart & { readonly template: string; readonly kind: string; readonly name: string },
): SyncPlan {
  const created = part.files.map((file) => {
    if (place.repository.hash(file.path) !== undefined) {
      throw new UsageError({
        code: 'E_ADD_EXISTS',
        message: `${file.path} is there already`,
        hint: `Give the ${part.kind} another name, or edit that file.`,
      });
    }
    return newFile({ ...file, template: part.template, reason: `the ${part.kind} ${part.name}: yours from now on` });
  });
  const changes = part.register.reduce(
    (all, one) => register(all, place, { ...one, what: `${part.kind} ${part.name}` }),
    [...plan.changes, ...created],
  );
  return { ...plan, changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), isNothing: false };
}

/** Registers in the module as it is, or as the same plan creates it. */
function register(changes: Change[], { repository }: Place, entry: Registration & { readonly what: string }): Change[] {
  const planned = changes.find(({ path, action }) => path === entry.file && action !== 'delete' && action !== 'keep');
  const content = planned?.content ?? repository.read(entry.file)?.content;
  const text = typeof content === 'string' ? registerInModule(content, entry) : undefined;
  if (text === undefined) throw reshaped(entry);
  if (text === content) return changes;
  if (planned) return changes.map((one) => (one === planned ? { ...one, content: text, hash: blobId(text) } : one));
  const update = editOf({ path: entry.file, content: text, reason: `lists the ${entry.what}` }, repository);
  return [...changes, update];
}

function reshaped({ file, list, item, import: imported }: Registration): UserError {
  const line = imported ? `import { ${imported.name} } from '${imported.from}' and ` : '';
  return new UserError({
    code: 'E_ADD_RESHAPED',
    message: `${file} has no list '${list}' that a line could be added to`,
    hint: `Bring back a list of that name there, such as: export const ${list} = []; or copy a sample by hand and register it with ${line}${item}. Nothing was written.`,
  });
}
