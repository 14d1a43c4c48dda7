import { runGit } from '../git/run-git.ts';
import type { IndexChange } from './plan-index.ts';

/** Brings git's index to what a run wants of it. Returns why not, where git refuses: the files themselves are right anyway. */
export async function setIndex(
  { sets, stages }: Pick<IndexChange, 'sets' | 'stages'>,
  { top, env }: { readonly top: string; readonly env: NodeJS.ProcessEnv },
): Promise<string | undefined> {
  const inputs = [
    { args: ['update-index', '-z', '--index-info'], records: sets },
    { args: ['update-index', '-z', '--add', '--remove', '--stdin'], records: stages },
  ];
  for (const { args, records } of inputs) {
    if (records.length === 0) continue;
    const input = records.map((record) => `${record}\0`).join('');
    const { code, stderr } = await runGit(args, { cwd: top, env, input });
    if (code !== 0) return stderr;
  }
  return undefined;
}
