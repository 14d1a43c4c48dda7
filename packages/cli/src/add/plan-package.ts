import { answerAt, editCanvas, parseCanvas } from '@agent-canvas/canvas';
import { nearest, UsageError } from '@agent-canvas/errors';
import type { SyncPlan } from '@agent-canvas/plan';
import { placeOf } from '@agent-canvas/workspace';
import { splitOverride } from '../read-request.ts';
import { planSyncOf } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';
import type { Place } from './open-place.ts';
import { planAsGuest } from './plan-as-guest.ts';

/**
 * Plans one more template, with all that it requires. Errors: E_NO_TEMPLATE with the nearest and the list, E_ADD_EXISTS where
 * it is there already; in a workspace of others those of `planAsGuest`.
 */
export async function planPackage(
  place: Place,
  request: { readonly id: string; readonly sets: readonly string[]; readonly terminal: Terminal },
): Promise<SyncPlan> {
  const { id, sets, terminal } = request;
  const template = findTemplate(place, id);
  if (hasFiles(place, template.target)) {
    throw new UsageError({
      code: 'E_ADD_EXISTS',
      message: `${id} is part of this repository already`,
      hint: `Bring it up to date with: ${terminal.program} sync`,
    });
  }
  const canvasText = canvasOf(place, sets);
  if (place.guest) return planAsGuest({ ...place, guest: place.guest }, { canvasText, added: [id], terminal });
  const { plan } = await planSyncOf(place, { terminal, canvasText, added: [id] });
  return plan;
}

/** Whether a template's files were given to this repository. */
export function hasFiles({ repository, guest }: Place, target: string): boolean {
  const at = guest ? placeOf(target, guest.habits) : target;
  return Object.keys(repository.lock?.files ?? {}).some((path) => path.startsWith(`${at}/`));
}

function findTemplate({ pack: { pack } }: Place, id: string) {
  const found = pack.templates.find((template) => template.id === id);
  if (found && found.target !== '.') return found;
  const ids = pack.templates.filter(({ target }) => target !== '.').map((template) => template.id);
  const guess = nearest(id, ids);
  throw new UsageError({
    code: 'E_NO_TEMPLATE',
    message: `The pack has no package '${id}'`,
    hint: `${guess ? `Did you mean ${guess}? ` : ''}There are ${ids.join(', ')}.`,
  });
}

/** The canvas with the answers given; a workspace of others starts from its name and scope alone. */
function canvasOf({ repository, guest }: Place, sets: readonly string[]): string {
  const overrides = sets.map(splitOverride);
  const start = repository.canvasText || (guest ? firstCanvas(guest) : '');
  if (overrides.length === 0) return start;
  const { answers } = parseCanvas(start, { file: 'canvas.yaml', overrides });
  return editCanvas(
    start,
    overrides.map(({ path }) => ({ path, value: answerAt(answers, path) })),
  );
}

function firstCanvas({ workspace, habits }: NonNullable<Place['guest']>): string {
  const name = (workspace.root.name ?? '')
    .replace(/^@([^/]+)\/.*$/, '$1')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');
  return [
    '# What the packages of agent-canvas in this workspace are set to: agent-canvas schema lists the settings; sync applies them.',
    'canvas: 1',
    `name: ${name || 'workspace'}`,
    `scope: ${JSON.stringify(habits.scope)}`,
    '',
  ].join('\n');
}
