import { blobId } from '@agent-canvas/check';
import { runGit } from './run-git.ts';

/** Contents by blob id of those that git's objects hold, in one run of git; each is its id's, whatever git says. */
export async function readBlobs(
  ids: readonly string[],
  { root, env }: { readonly root: string; readonly env: NodeJS.ProcessEnv },
): Promise<ReadonlyMap<string, Uint8Array>> {
  const blobs = new Map<string, Uint8Array>();
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{40}$/.test(id));
  if (wanted.length === 0) return blobs;
  const input = wanted.map((id) => `${id}\n`).join('');
  const { stdout } = await runGit(['cat-file', '--batch'], { cwd: root, env, input });
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf('\n', at);
    if (end < 0) break;
    // `<id> blob <size>` and the content, or `<id> missing`.
    const [id = '', type, size] = stdout.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (size === undefined) continue;
    const content = stdout.subarray(at, at + Number(size));
    if (type === 'blob' && blobId(content) === id) blobs.set(id, content);
    at += Number(size) + 1;
  }
  return blobs;
}
