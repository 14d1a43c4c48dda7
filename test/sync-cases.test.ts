import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Version } from '@agent-canvas/merge';
import type { FileClass, MigrationStep } from '@agent-canvas/packs';
import { type Override, planSync, type SyncPlan } from '@agent-canvas/plan';
import { type MemoryRepository, memoryRepository, plainPack, plainRequest } from '@agent-canvas/plan/testing';
import { expect, test } from 'vitest';

/** What the folders of a case cannot say. Paths with a side are `mine/a.txt`; `dot.github` stands for `.github`. */
interface Case {
  readonly what: string;
  readonly classes?: Readonly<Record<string, FileClass>>;
  readonly executable?: readonly string[];
  readonly crlf?: readonly string[];
  /** Base64 by path with side. */
  readonly binary?: Readonly<Record<string, string>>;
  readonly migrations?: readonly MigrationStep[];
  readonly overrides?: readonly Override[];
  readonly imported?: readonly string[];
  readonly symlinks?: readonly string[];
  readonly ignored?: readonly string[];
  readonly style?: string;
  readonly hasNoBases?: true;
  /** Every change of a file: action by path. */
  readonly actions: Readonly<Record<string, string>>;
  /** A part of the note, by path. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly conflicts?: readonly string[];
  /** Where the lock knows a file to be, by the pack's path. */
  readonly moved?: Readonly<Record<string, string>>;
  /** Paths that the lock has let go. */
  readonly forgotten?: readonly string[];
}

const folder = fileURLToPath(new URL('sync-cases', import.meta.url));
const styled = (text: string): string => text.replaceAll('"', "'").replaceAll('  ', '\t');

test.each(readdirSync(folder))('%s', async (name) => {
  const given = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case;
  const side = (which: string): Map<string, Version> => readSide(join(folder, name), which, given);
  const packOf = (which: string, extra: Parameters<typeof plainPack>[1]) => {
    const files = [...side(which)].map(([path, { content, executable }]) => {
      return [path, { content, executable, class: given.classes?.[path] ?? 'managed' }] as const;
    });
    return plainPack(Object.fromEntries(files), extra);
  };
  const sync = (repository: MemoryRepository, pack: ReturnType<typeof plainPack>): Promise<SyncPlan> =>
    planSync({
      ...plainRequest,
      repository,
      pack,
      bases: given.hasNoBases ? () => undefined : repository.bases,
      ...(given.style && { format: async (files) => files.map(({ content }) => styled(content)) }),
    });

  const { overrides = [], imported = [], symlinks = [], ignored = [], migrations = [] } = given;
  const empty = memoryRepository();
  const made = empty.after(await sync(empty, packOf('base', { version: '0.1.0' })));
  const kept = [...made.files].filter(([path]) => path === 'canvas.yaml' || path.startsWith('.canvas/'));
  const mine = new Map([...kept, ...side('mine')]);
  const repository = memoryRepository(mine, { overrides, imported, symlinks, ignored });
  const steps =
    migrations.length > 0 ? [{ id: 'moved', version: '0.2.0', summary: given.what, steps: migrations }] : [];
  const pack = packOf('theirs', { version: '0.2.0', migrations: steps });
  const plan = await sync(repository, pack);
  const after = repository.after(plan);

  const changes = plan.changes.filter(({ path }) => !path.startsWith('.canvas/'));
  expect(Object.fromEntries(changes.map(({ path, action }) => [path, action]))).toEqual(given.actions);
  expect(readable(after.files)).toEqual(readable(side('expected')));
  expect(plan.conflicts.map(({ path }) => path)).toEqual(given.conflicts ?? []);
  expect(plan.notes.map(({ path }) => path).sort()).toEqual(Object.keys(given.notes ?? {}).sort());
  for (const { path, text } of plan.notes) expect(text).toContain(given.notes?.[path]);
  for (const [path, at] of Object.entries(given.moved ?? {})) expect(plan.lock.files[path]?.at).toBe(at);
  for (const path of given.forgotten ?? []) expect(plan.lock.files).not.toHaveProperty(path);
  expect((await sync(after, pack)).isNothing).toBe(true);
});

function readSide(at: string, which: string, given: Case): Map<string, Version> {
  const root = join(at, which);
  const entries = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  const files = entries.flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file)
      .split(sep)
      .join('/')
      .replace(/(^|\/)dot\./g, '$1.');
    const text = readFileSync(file, 'utf8');
    const content = given.crlf?.includes(`${which}/${path}`) ? text.replaceAll('\n', '\r\n') : text;
    return [[path, { content, executable: isExecutable(path) }] as const];
  });
  const binaries = Object.entries(given.binary ?? {}).flatMap(([path, base64]) => {
    if (!path.startsWith(`${which}/`)) return [];
    const content = Uint8Array.from(Buffer.from(base64, 'base64'));
    return [[path.slice(which.length + 1), { content, executable: false }] as const];
  });
  return new Map<string, Version>([...files, ...binaries]);

  function isExecutable(path: string): boolean {
    return given.executable?.includes(`${which}/${path}`) ?? false;
  }
}

/** Files without what sync keeps for itself, in a form that a failed comparison shows well. */
function readable(files: ReadonlyMap<string, Version>): Record<string, string> {
  const shown = [...files].flatMap(([path, { content, executable }]) => {
    if (path === 'canvas.yaml' || path.startsWith('.canvas/')) return [];
    const text = typeof content === 'string' ? content : `base64 ${Buffer.from(content).toString('base64')}`;
    return [[path, executable ? `(executable) ${text}` : text] as const];
  });
  return Object.fromEntries(shown);
}
