import { UserError } from '@agent-canvas/errors';
import type { FileSystem } from '../file-system.ts';
import { onDisk } from './disk-state.ts';
import type { Step } from './prepare-run.ts';

/**
 * Refuses to make a file whose path differs from another's in case alone, whatever this disk thinks of it: on a colleague's
 * machine the two would be one. Errors: E_CASE_CLASH.
 */
export async function refuseClashes(request: {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly fs: FileSystem;
}): Promise<void> {
  const { root, steps, fs } = request;
  const gone = new Set(steps.filter(({ after }) => !after).map(({ path }) => path));
  const spelled = new Map<string, string>();
  const names = new Map<string, readonly string[]>();
  for (const { path, before, after } of steps) {
    if (!after || before !== undefined) continue;
    const parts = path.split('/');
    for (const [depth, part] of parts.entries()) {
      const folder = parts.slice(0, depth).join('/');
      const own = folder === '' ? part : `${folder}/${part}`;
      const known = names.get(folder) ?? (await fs.readdir(onDisk(root, folder)).catch(() => []));
      names.set(folder, known);
      const other = known.find((name) => name !== part && fold(name) === fold(part));
      const otherPath = other && (folder === '' ? other : `${folder}/${other}`);
      if (otherPath && !gone.has(otherPath) && !known.includes(part)) throw clash(own, otherPath);
      const before = spelled.get(fold(own));
      if (before !== undefined && before !== own) throw clash(own, before);
      spelled.set(fold(own), own);
    }
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();

const clash = (path: string, other: string): UserError =>
  new UserError({
    code: 'E_CASE_CLASH',
    message: `${path} would stand beside ${other}, which differs from it in case alone`,
    hint: `Nothing was written. Rename ${other}, or leave the pack's file out with: agent-canvas skip '${path}' --reason TEXT`,
  });
