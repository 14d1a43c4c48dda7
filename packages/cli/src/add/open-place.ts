import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRepository } from '@agent-canvas/apply';
import { readWorkspace } from '@agent-canvas/workspace';
import { loadBuiltInPack } from '../load-pack.ts';
import { type Opened, openRepository } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';
import { findPlace, topOf } from './find-place.ts';
import { type Guest, guestOf } from './guest-of.ts';

/** Where something is added: a repository of ours, or somebody's pnpm workspace with its habits. */
export interface Place extends Opened {
  readonly guest?: Guest;
}

/**
 * Opens the place around the caller's folder. Errors: E_NOT_PNPM where it is neither a repository of ours nor a pnpm workspace;
 * those of `readRepository` and `readHabits`.
 */
export async function openPlace(terminal: Terminal): Promise<Place> {
  const root = findPlace(terminal.cwd);
  if (existsSync(join(root, '.canvas', 'lock.json'))) {
    const opened = await openRepository(terminal);
    return opened.repository.lock?.workspace ? { ...opened, guest: guestOf(opened) } : opened;
  }
  // Says what is wrong with a folder that is no workspace of pnpm before git is asked for.
  readWorkspace(topOf(root));
  const repository = await readRepository(root, { env: terminal.env, accept: ['not-ours'] });
  const opened = { root, repository, pack: loadBuiltInPack() };
  return { ...opened, guest: guestOf(opened) };
}
