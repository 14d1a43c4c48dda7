import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RepositoryOnDisk, readRepository } from '@agent-canvas/apply';
import { type Habits, readHabits, readWorkspace, type Workspace } from '@agent-canvas/workspace';
import { loadBuiltInPack } from '../load-pack.ts';
import { type Opened, openRepository } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';
import { findPlace, topOf } from './find-place.ts';

/** Where something is added: a repository of ours, or somebody's pnpm workspace with its habits. */
export interface Place extends Opened {
  readonly guest?: { readonly workspace: Workspace; readonly habits: Habits };
}

/**
 * Opens the place around the caller's folder. Errors: E_NOT_PNPM where it is neither a repository of ours nor a pnpm workspace;
 * those of `readRepository` and `readHabits`.
 */
export async function openPlace(terminal: Terminal): Promise<Place> {
  const root = findPlace(terminal.cwd);
  if (existsSync(join(root, '.canvas', 'lock.json'))) {
    const opened = await openRepository(terminal);
    return opened.repository.lock?.workspace ? asGuest(opened) : opened;
  }
  // Says what is wrong with a folder that is no workspace of pnpm before git is asked for.
  readWorkspace(topOf(root));
  const repository = await readRepository(root, { env: terminal.env, accept: ['not-ours'] });
  return asGuest({ root, repository, pack: loadBuiltInPack() });
}

/**
 * What was recorded when something was added first stays; versions that the workspace has learnt since are taken up. What was
 * added is no habit of the team.
 */
function asGuest(opened: Opened): Place {
  const { repository, pack } = opened;
  const found = readWorkspace(viewOf(repository));
  const ours = repository.lock?.files ?? {};
  const packages = found.packages.filter(({ folder }) => !Object.hasOwn(ours, `${folder}/package.json`));
  const workspace = { ...found, packages };
  const fresh = readHabits(workspace, pack.pack.catalog);
  const known = repository.lock?.workspace as unknown as Habits | undefined;
  const habits = known ? { ...known, versions: { ...fresh.versions, ...known.versions } } : fresh;
  return { ...opened, guest: { workspace, habits } };
}

const viewOf = (repository: RepositoryOnDisk): Workspace['view'] => ({
  paths: () => repository.paths(),
  read: (path) => {
    const content = repository.read(path)?.content;
    return typeof content === 'string' ? content : undefined;
  },
});
