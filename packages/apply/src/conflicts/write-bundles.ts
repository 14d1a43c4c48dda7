import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Conflict, Lock } from '@agent-canvas/plan';
import type { FileSystem } from '../file-system.ts';
import type { ConflictRecord } from './conflict-record.ts';
import { describeConflict, verifyCommand } from './describe-conflict.ts';

/**
 * Writes the bundles of a plan's conflicts and `conflicts.json` into `to`; bundles of earlier runs that are still unresolved
 * come along from `from`. Returns every conflict that is open then.
 */
export async function writeBundles(request: {
  /** The folder of the bundles until now; it need not exist. */
  readonly from: string;
  readonly to: string;
  readonly conflicts: readonly Conflict[];
  /** The lock after the run: says which earlier conflicts are open still. */
  readonly lock: Lock | undefined;
  readonly program: string;
  readonly fs: FileSystem;
}): Promise<readonly ConflictRecord[]> {
  const { from, to, conflicts, lock, program, fs } = request;
  const earlier = (await readConflicts(from, fs)).filter(
    ({ path }) => isOpen(path, lock) && !conflicts.some((conflict) => conflict.path === path),
  );
  const names = new Set(earlier.map(({ folder }) => folder));
  const records = [...earlier];
  for (const { folder } of earlier) await copyBundle({ from: join(from, folder), to: join(to, folder), fs });
  for (const conflict of conflicts) {
    const record = toRecord(conflict, nameFor(conflict.path, names));
    names.add(record.folder);
    records.push(record);
    await writeBundle({ folder: join(to, record.folder), conflict, readme: describeConflict(record, program), fs });
  }
  if (records.length === 0) return [];
  records.sort((a, b) => (a.path < b.path ? -1 : 1));
  await fs.writeFile(join(to, 'conflicts.json'), `${JSON.stringify({ conflicts: records }, null, 2)}\n`);
  return records;
}

/** The open conflicts that a folder of bundles lists; none where it is not there. */
export async function readConflicts(folder: string, fs: FileSystem): Promise<readonly ConflictRecord[]> {
  const text = await fs.readFile(join(folder, 'conflicts.json'), 'utf8').catch(() => undefined);
  return text === undefined ? [] : (JSON.parse(text) as { conflicts: ConflictRecord[] }).conflicts;
}

function isOpen(path: string, lock: Lock | undefined): boolean {
  return Object.keys(lock?.conflicts ?? {}).some((packs) => (lock?.files[packs]?.at ?? packs) === path);
}

function toRecord({ path, places, hasMarkers, base, why, labels }: Conflict, folder: string): ConflictRecord {
  return { path, folder, hasMarkers, hasBase: base !== undefined, places, why, labels, verify: verifyCommand(path) };
}

async function writeBundle(request: {
  readonly folder: string;
  readonly conflict: Conflict;
  readonly readme: string;
  readonly fs: FileSystem;
}): Promise<void> {
  const { folder, conflict, readme, fs } = request;
  await fs.mkdir(folder, { recursive: true });
  const { base, mine, theirs } = conflict;
  const contents = { ...(base !== undefined && { base }), mine, theirs, 'README.md': readme };
  for (const [name, content] of Object.entries(contents)) await fs.writeFile(join(folder, name), content);
}

async function copyBundle(request: {
  readonly from: string;
  readonly to: string;
  readonly fs: FileSystem;
}): Promise<void> {
  const { from, to, fs } = request;
  await fs.mkdir(to, { recursive: true });
  for (const name of await fs.readdir(from).catch(() => [])) await fs.copyFile(join(from, name), join(to, name));
}

/** `packages/a/x.ts` → `packages__a__x.ts`; shortened or numbered where that is too long for a disk or taken. */
function nameFor(path: string, taken: ReadonlySet<string>): string {
  const plain = path.replaceAll('/', '__');
  const isFree = [...taken].every((name) => name.toLowerCase() !== plain.toLowerCase());
  if (isFree && Buffer.byteLength(plain) <= 150) return plain;
  return `${plain.slice(0, 50)}~${createHash('sha1').update(path).digest('hex').slice(0, 12)}`;
}
