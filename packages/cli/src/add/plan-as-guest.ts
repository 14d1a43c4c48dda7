import { createFormatter, openBases } from '@agent-canvas/apply';
import { parseCanvas } from '@agent-canvas/canvas';
import { UserError } from '@agent-canvas/errors';
import { type Formatter, planSync, type SyncPlan } from '@agent-canvas/plan';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { editWorkspace } from './edit-workspace.ts';
import { formatNewFiles } from './format-new-files.ts';
import { asGuestRequest } from './guest-request.ts';
import type { Place } from './open-place.ts';

export type GuestPlace = Place & Required<Pick<Place, 'guest'>>;

/**
 * Plans packages for a workspace of others: fitted to its habits, formatted as its formatter would, with the few lines of
 * pnpm-workspace.yaml that they need. Errors: E_ADD_TAKEN where a folder or name is the team's own already; E_DIRTY.
 */
export async function planAsGuest(
  place: GuestPlace,
  request: { readonly canvasText: string; readonly added: readonly string[]; readonly terminal: Terminal },
): Promise<SyncPlan> {
  const { root, repository, pack, guest } = place;
  const { added, terminal } = request;
  const format = createFormatter(root, terminal.env);
  const canvasText = repository.canvasText === '' ? await laidOut(request.canvasText, format) : request.canvasText;
  const parsed = parseCanvas(canvasText, { file: 'canvas.yaml' });
  showWarnings(parsed.issues, terminal);
  const planned = await planSync({
    repository,
    pack,
    parsed,
    canvasText,
    bases: openBases(repository, { env: terminal.env }),
    format,
    today: new Date().toISOString().slice(0, 10),
    added,
    ...asGuestRequest(guest.habits, pack.pack),
  });
  refuseTaken(place, planned);
  const plan = editWorkspace(planned, place);
  return formatNewFiles(
    { ...plan, notes: [...plan.notes, ...comeAlong(plan, place, added), ...nodeNote(place)] },
    place,
    terminal.env,
  );
}

/** A new canvas.yaml in the team's layout from the start: the lock remembers its very text. */
async function laidOut(text: string, format: Formatter): Promise<string> {
  const [formatted = text] = await format([{ path: 'canvas.yaml', content: text }]);
  return formatted;
}

/** Packages that were not asked for, and who needs them. */
function comeAlong(
  plan: SyncPlan,
  { pack: { pack }, repository }: GuestPlace,
  added: readonly string[],
): SyncPlan['notes'] {
  const before = new Set(repository.lock?.added ?? []);
  const known = [...added, ...before];
  return plan.templates
    .filter(
      ({ id, target }) =>
        !known.includes(id) &&
        plan.changes.some(({ path, action }) => action === 'create' && path.startsWith(`${target}/`)),
    )
    .map(({ id, target }) => {
      const needing = pack.templates.filter(
        (one) => one.requires?.includes(id) && plan.templates.some((other) => other.id === one.id),
      );
      return { path: target, text: `comes along: ${needing.map((one) => one.id).join(' and ')} imports from it` };
    });
}

function refuseTaken({ repository, guest }: GuestPlace, plan: SyncPlan): void {
  const ours = Object.keys(repository.lock?.files ?? {});
  for (const { id, target } of plan.templates) {
    if (ours.some((path) => path.startsWith(`${target}/`))) continue;
    const name = `${guest.habits.scope}/${target.split('/').at(-1)}`;
    const other = guest.workspace.packages.find(({ manifest }) => manifest.name === name)?.folder;
    const taken = other ?? (repository.paths().some((path) => path.startsWith(`${target}/`)) ? target : undefined);
    if (taken === undefined) continue;
    throw new UserError({
      code: 'E_ADD_TAKEN',
      message: `${id} would be ${name} in ${target}, and ${taken} is a package of yours already`,
      hint: `Give yours another name and folder first; ${id} is imported as ${name} by the packages that need it. Nothing was written.`,
    });
  }
}

/** Tests start workers from TypeScript: Node has to read it as it stands. */
function nodeNote({ guest }: GuestPlace): SyncPlan['notes'] {
  const range = guest.workspace.root.engines?.node;
  const lowest = Number(/\d+/.exec(range ?? '')?.[0] ?? Number.NaN);
  if (Number.isNaN(lowest) || lowest >= 24) return [];
  return [{ path: 'package.json', text: `says Node ${range}; the added packages need ^22.18, ^24.11 or newer` }];
}
