import type { RepositoryOnDisk } from '@agent-canvas/apply';
import type { LoadedPack } from '@agent-canvas/packs';
import { type Habits, readHabits, readWorkspace, type Workspace } from '@agent-canvas/workspace';

/** Somebody's workspace, and the habits that packages are fitted to. */
export interface Guest {
  /** Without the packages that were added: they are no habit of the team. */
  readonly workspace: Workspace;
  readonly habits: Habits;
}

/** Habits that were recorded when something was added first stay; versions that the workspace has learnt since are taken up. */
export function guestOf({
  repository,
  pack,
}: {
  readonly repository: RepositoryOnDisk;
  readonly pack: LoadedPack;
}): Guest {
  const found = readWorkspace(viewOf(repository));
  const ours = repository.lock?.files ?? {};
  const packages = found.packages.filter(({ folder }) => !Object.hasOwn(ours, `${folder}/package.json`));
  const workspace = { ...found, packages };
  const fresh = readHabits(workspace, pack.pack.catalog);
  const known = repository.lock?.workspace as unknown as Habits | undefined;
  const habits = known ? { ...known, versions: { ...fresh.versions, ...known.versions } } : fresh;
  return { workspace, habits };
}

const viewOf = (repository: RepositoryOnDisk): Workspace['view'] => ({
  paths: () => repository.paths(),
  read: (path) => {
    const content = repository.read(path)?.content;
    return typeof content === 'string' ? content : undefined;
  },
});
