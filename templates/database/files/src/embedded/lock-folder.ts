import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Keeps a second process out: PGlite itself does not, and two writers would destroy the data.
 *
 * @returns what releases the folder again.
 * @throws when a living process holds it.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const file = `${folder}.lock`;
  const mine = `${process.pid} ${Math.round(performance.timeOrigin)}`;
  if (!(await create(file, mine))) {
    const holder = await readFile(file, 'utf8');
    if (isAlive(holder, mine)) {
      const [pid] = holder.split(' ');
      throw new Error(`${folder} is in use by process ${pid}: stop it first (if it is none of yours, delete ${file})`);
    }
    await writeFile(file, mine);
  }
  return () => rm(file, { force: true });
};

const create = async (file: string, text: string): Promise<boolean> => {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** A restarted container has the same process number again, so the start time decides about our own. */
const isAlive = (holder: string, mine: string): boolean => {
  if (holder === mine) return true;
  const pid = Number.parseInt(holder, 10);
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
