import { type Accepted, createFormatter, openBases, type RepositoryOnDisk, readRepository } from '@agent-canvas/apply';
import { type ParsedCanvas, parseCanvas } from '@agent-canvas/canvas';
import { UserError } from '@agent-canvas/errors';
import type { LoadedPack } from '@agent-canvas/packs';
import { migrateAnswers, planSync, type SyncPlan } from '@agent-canvas/plan';
import { gt } from 'semver';
import { fitPlan, recordedGuestRequest } from '../add/guest-request.ts';
import { loadBuiltInPack } from '../load-pack.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { findRoot } from './find-root.ts';

/** A repository of ours, read for one command, and the pack to bring it to. */
export interface Opened {
  readonly root: string;
  readonly repository: RepositoryOnDisk;
  readonly pack: LoadedPack;
}

/** Opens the repository around the caller's folder. Errors: E_NOT_OURS, what `readRepository` refuses, E_PACK_OLDER. */
export async function openRepository(
  terminal: Terminal,
  options: { readonly accept?: readonly Accepted[] } = {},
): Promise<Opened> {
  const root = findRoot(terminal.cwd);
  const repository = await readRepository(root, { env: terminal.env, ...options });
  const pack = loadBuiltInPack();
  refuseOlder(repository, pack);
  return { root, repository, pack };
}

function refuseOlder({ lock }: RepositoryOnDisk, { pack }: LoadedPack): void {
  const synced = lock?.packs[pack.name]?.version;
  if (synced === undefined || !gt(synced, pack.version)) return;
  throw new UserError({
    code: 'E_PACK_OLDER',
    message: `This repository was synced with ${pack.name} ${synced}; you run ${pack.version}`,
    hint: `Run ${pack.name}@${synced} or newer: npx ${pack.name}@latest sync`,
  });
}

/** Plans the sync of an opened repository to `canvasText` (default: its own canvas.yaml). Throws CanvasError where that is invalid. */
export async function planSyncOf(
  opened: Opened,
  options: {
    readonly terminal: Terminal;
    readonly canvasText?: string;
    readonly added?: readonly string[];
    readonly isQuiet?: boolean;
  },
): Promise<{ readonly plan: SyncPlan; readonly parsed: ParsedCanvas }> {
  const { root, repository, pack } = opened;
  const { terminal } = options;
  const given = options.canvasText ?? repository.canvasText;
  const canvasText = migrateAnswers(given, pack.pack.migrations ?? [], repository.lock?.migrations ?? []);
  const parsed = parseCanvas(canvasText, { file: 'canvas.yaml' });
  if (!options.isQuiet) showWarnings(parsed.issues, terminal);
  const plan = await planSync({
    repository,
    pack,
    parsed,
    canvasText,
    bases: openBases(repository, { env: terminal.env }),
    format: createFormatter(root, terminal.env),
    today: today(),
    ...(options.added && { added: options.added }),
    ...recordedGuestRequest(opened),
  });
  return { plan: await fitPlan(plan, opened, terminal.env), parsed };
}

/** The clock's day in UTC: `YYYY-MM-DD`. Policies expire by it. */
export const today = (): string => new Date().toISOString().slice(0, 10);
