import type { Version } from '@agent-canvas/merge';
import { renderLock, sealLock } from '../lock.ts';
import { planSync } from '../plan-sync.ts';
import type { SyncPlan } from '../sync-plan.ts';
import type { Formatter, SyncRequest } from '../sync-request.ts';
import { type MemoryRepository, memoryRepository } from './memory-repository.ts';
import { plainPack, plainRequest } from './plain-pack.ts';
import { tabsAndQuotes, type World, type WorldFile } from './sync-world.ts';

/** What a sync of a world came to, with everything that the laws compare. */
interface Run {
  readonly world: World;
  readonly made: MemoryRepository;
  readonly edited: MemoryRepository;
  readonly plan: SyncPlan;
  readonly synced: MemoryRepository;
  readonly sync: (repository: MemoryRepository, to: SyncRequest['pack']) => Promise<SyncPlan>;
  readonly packs: { readonly before: SyncRequest['pack']; readonly after: SyncRequest['pack'] };
}

/**
 * Syncs a world and holds the outcome against every law of a sync. Returns what is broken, in words; nothing where all
 * hold.
 */
export async function brokenLaws(world: World): Promise<string[]> {
  const run = await runWorld(world);
  const laws = [
    noTeamTextIsLost(run),
    noPackTextIsLost(run),
    bothSidesAreRecoverable(run),
    ownPathsAreUntouched(run),
    nothingIsTwice(run),
    await secondSyncWritesNothing(run),
    await migrationsAreIdempotent(run),
    await samePackChangesNothing(run),
    await untouchedEqualsFresh(run),
    deletedStaysDeleted(run),
    renamesAreFollowed(run),
    styleIsNoConflict(run),
    await styleAddsNoConflict(run),
  ];
  return laws.flat();
}

async function runWorld(world: World): Promise<Run> {
  const format: Formatter = async (files) =>
    files.map(({ path, content }) => (path.endsWith('.ts') ? tabsAndQuotes(content) : content));
  const packs = {
    before: plainPack(world.before),
    after: plainPack(world.after, { version: '0.2.0', migrations: world.migrations }),
  };
  const sync = (repository: MemoryRepository, pack: SyncRequest['pack']): Promise<SyncPlan> =>
    planSync({ ...plainRequest, repository, bases: repository.bases, pack, ...(world.isReformatted && { format }) });
  const empty = memoryRepository();
  const made = empty.after(await sync(empty, packs.before));
  const edited = made.edited(world.edits);
  const plan = await sync(edited, packs.after);
  return { world, made, edited, plan, synced: edited.after(plan), sync, packs };
}

const textOf = (version: Version | undefined): string =>
  version === undefined ? '' : Buffer.from(version.content).toString('utf8');
const allText = (repository: MemoryRepository): string =>
  [...repository.files].flatMap(([path, version]) => (path === '.canvas/base.br' ? [] : [textOf(version)])).join('\n');
const count = (text: string, token: string): number => text.split(token).length - 1;

function noTeamTextIsLost({ world, synced }: Run): string[] {
  const text = allText(synced);
  return world.files.flatMap(({ path, teamTokens }) =>
    teamTokens.filter((token) => !text.includes(token)).map((token) => `${path}: the team's ${token} is lost`),
  );
}

/** Where the team still has the file as one that sync can find, what the pack newly says is there, or kept beside it. */
function noPackTextIsLost({ world, synced, plan }: Run): string[] {
  const text = allText(synced);
  const waiting = new Set(plan.conflicts.filter(({ hasMarkers }) => !hasMarkers).map(({ path }) => path));
  return world.files.flatMap((file) => {
    const { path, packPath, teamPath, isSeeded, isTeamEdited } = file;
    const isOutOfReach = teamPath === undefined || (teamPath !== path && isTeamEdited);
    if (packPath === undefined || isSeeded || isOutOfReach) return [];
    if ([packPath, teamPath].some((place) => waiting.has(place))) return [];
    const said = plan.notes
      .flatMap((note) => (note.path === teamPath || note.path === packPath ? [note.text] : []))
      .join();
    return file.packTokens
      .filter((token) => !text.includes(token) && !said.includes(token))
      .map((token) => `${path}: the pack's ${token} never arrived`);
  });
}

function bothSidesAreRecoverable({ edited, plan, synced }: Run): string[] {
  return plan.conflicts.flatMap(({ path, mine, theirs }) => {
    const was = plan.changes.find((change) => change.path === path)?.from ?? path;
    const broken: string[] = [];
    if (!Buffer.from(edited.read(was)?.content ?? '').equals(Buffer.from(mine))) {
      broken.push(`${path}: the conflict has another mine than the repository`);
    }
    const key = Object.keys(plan.lock.conflicts).find((one) => (plan.lock.files[one]?.at ?? one) === path);
    const id = key === undefined ? '' : (plan.lock.conflicts[key]?.theirs ?? '');
    const kept = synced.bases(id, path);
    if (kept instanceof Promise || kept === undefined || !Buffer.from(kept).equals(Buffer.from(theirs))) {
      broken.push(`${path}: base.br does not hold the pack's side of the conflict`);
    }
    return broken;
  });
}

function ownPathsAreUntouched({ world, edited, synced, plan }: Run): string[] {
  return world.own.flatMap((path) => {
    const isChanged = plan.changes.some((change) => change.path === path);
    return isChanged || synced.read(path) !== edited.read(path) ? [`${path} is the team's alone and was touched`] : [];
  });
}

function nothingIsTwice({ world, plan, edited, synced }: Run): string[] {
  const conflicted = new Set(plan.conflicts.map(({ path }) => path));
  const [before, after] = [allText(edited), allText(synced)];
  const check = (file: WorldFile, token: string, most: number): string[] => {
    const places = [file.packPath, file.teamPath, file.path];
    if (places.some((place) => place !== undefined && conflicted.has(place))) return [];
    return count(after, token) > most ? [`${file.path}: ${token} is there ${count(after, token)} times`] : [];
  };
  return world.files.flatMap((file) => [
    ...file.teamTokens.flatMap((token) => check(file, token, count(before, token))),
    ...file.packTokens.flatMap((token) => check(file, token, 1)),
  ]);
}

async function secondSyncWritesNothing({ sync, synced, packs }: Run): Promise<string[]> {
  const again = await sync(synced, packs.after);
  const written = again.changes
    .filter(({ action }) => action !== 'keep')
    .map(({ path, action }) => `${action} ${path}`);
  return again.isNothing ? [] : [`a second sync wants to ${written.join(', ')}`];
}

/** A lock that forgot its migrations asks for them again: nothing but the lock may change. */
async function migrationsAreIdempotent({ sync, synced, packs }: Run): Promise<string[]> {
  if (!synced.lock || !packs.after.pack.migrations?.length) return [];
  const forgetful = sealLock({ ...synced.lock, migrations: [] });
  const again = await sync(synced.edited({ '.canvas/lock.json': renderLock(forgetful) }), packs.after);
  return filesOf(again).map((change) => `migrations that run again ${change}`);
}

async function samePackChangesNothing({ sync, edited, packs }: Run): Promise<string[]> {
  return filesOf(await sync(edited, packs.before)).map((change) => `a pack that did not change wants to ${change}`);
}

const filesOf = (plan: SyncPlan): string[] =>
  plan.changes
    .filter(({ path, action }) => action !== 'keep' && !path.startsWith('.canvas/'))
    .map(({ path, action }) => `${action} ${path}`);

async function untouchedEqualsFresh({ world, sync, made, packs }: Run): Promise<string[]> {
  const synced = made.after(await sync(made, packs.after));
  const empty = memoryRepository();
  const fresh = empty.after(await sync(empty, packs.after));
  const seeded = new Set(world.files.flatMap(({ isSeeded, packPath }) => (isSeeded && packPath ? [packPath] : [])));
  const paths = new Set([...synced.files.keys(), ...fresh.files.keys()]);
  return [...paths].flatMap((path) => {
    if (path.startsWith('.canvas/') || seeded.has(path)) return [];
    const [one, other] = [synced.read(path), fresh.read(path)];
    const isSame = one && other && textOf(one) === textOf(other) && one.executable === other.executable;
    return isSame ? [] : [`untouched, ${path} differs from a fresh render`];
  });
}

function deletedStaysDeleted({ world, synced }: Run): string[] {
  return world.files.flatMap(({ path, packPath, teamPath }) => {
    if (teamPath !== undefined) return [];
    const back = [path, packPath].filter((place) => place !== undefined && synced.read(place) !== undefined);
    return back.map((place) => `${place} was deleted by the team and came back`);
  });
}

/** What the pack moves, and the team left in its place, is at the new path alone, unless that is taken. */
function renamesAreFollowed({ world, synced }: Run): string[] {
  return world.files.flatMap(({ path, packPath, teamPath, isBlocked }) => {
    if (packPath === undefined || packPath === path || teamPath !== path) return [];
    const isThere = synced.read(isBlocked ? path : packPath) !== undefined;
    const isAlone = isBlocked || synced.read(path) === undefined;
    return isThere && isAlone ? [] : [`${path} did not move to ${packPath}`];
  });
}

/** Edits that merge in the pack's style merge in the team's, too. */
async function styleAddsNoConflict({ world, made, sync, packs, plan }: Run): Promise<string[]> {
  if (!world.isReformatted) return [];
  const plainly = await sync(made.edited(world.plainEdits), packs.after);
  const expected = new Set(plainly.conflicts.map(({ path }) => path));
  return plan.conflicts.flatMap(({ path }) => (expected.has(path) ? [] : [`${path}: style alone made a conflict`]));
}

/** A team that only reformatted has no conflict, and gets the pack's change in its own style. */
function styleIsNoConflict({ world, plan, synced }: Run): string[] {
  return world.files.flatMap(({ path, packPath, teamPath, teamTokens, isTeamEdited }) => {
    const isCode = path.endsWith('.ts') && packPath === path && teamPath === path;
    const given = world.before[path];
    const mine = world.edits[path];
    if (!isCode || !world.isReformatted || teamTokens.length > 0 || !isTeamEdited || typeof given === 'string')
      return [];
    const base = tabsAndQuotes(textOf(given && { content: given.content, executable: false }));
    if (textOf(mine) !== base) return [];
    const wanted = world.after[path];
    const expected = tabsAndQuotes(
      typeof wanted === 'string' ? wanted : textOf(wanted && { ...wanted, executable: false }),
    );
    const broken = plan.conflicts.some((conflict) => conflict.path === path) || textOf(synced.read(path)) !== expected;
    // A pack that did not change leaves the team's file alone, which is in the team's style already.
    return broken ? [`${path}: style stood in the way of the pack's change`] : [];
  });
}
