import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type AuditEntry, chainOnto, GENESIS, type Link } from './audit-entry.ts';
import type { AuditSink } from './audit-sink.ts';

/**
 * A file `audit.jsonl` in `DATA_DIR` with one writer; every append is synced to the disk. After a purge its first line
 * is the anchor. Throws at boot where a line cannot be read: evidence is repaired by a person.
 */
export const createFileSink = async ({ env }: { env: NodeJS.ProcessEnv }): Promise<AuditSink> => {
  const directory = env.DATA_DIR ?? '.data';
  const path = join(directory, 'audit.jsonl');
  await mkdir(directory, { recursive: true });
  await dropTornLine(path);
  let last = await lastLink(path);
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  return {
    append: (records) =>
      inTurn(async () => {
        const entries = chainOnto(last, records);
        await writeLines({ path, flags: 'a', lines: entries });
        last = entries.at(-1) ?? last;
      }),
    async read() {
      const [first] = await toArray(lines(path, 1));
      return { anchor: first && !('at' in first) ? first : GENESIS, entries: entriesOf(path) };
    },
    purge: (before) =>
      inTurn(async () => {
        const all = await toArray(entriesOf(path));
        const kept = all.findLastIndex((entry) => entry.at < before) + 1;
        const cut = all[kept - 1];
        if (!cut) return 0;
        await writeLines({
          path: `${path}.new`,
          flags: 'w',
          lines: [{ seq: cut.seq, hash: cut.hash }, ...all.slice(kept)],
        });
        await rename(`${path}.new`, path);
        return kept;
      }),
  };
};

/** A crash may leave half a line behind: its append was never acknowledged. Makes the file where there is none. */
const dropTornLine = async (path: string): Promise<void> => {
  const handle = await open(path, 'a+', 0o600);
  try {
    const text = await handle.readFile();
    await handle.truncate(text.lastIndexOf('\n') + 1);
  } finally {
    await handle.close();
  }
};

const lastLink = async (path: string): Promise<Link> => {
  let last: Link = GENESIS;
  for await (const line of lines(path)) last = line;
  return last;
};

async function* lines(path: string, limit = Number.POSITIVE_INFINITY): AsyncGenerator<AuditEntry | Link> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (count++ >= limit) return;
    yield JSON.parse(line) as AuditEntry | Link;
  }
}

async function* entriesOf(path: string): AsyncGenerator<AuditEntry> {
  for await (const line of lines(path)) if ('at' in line) yield line;
}

const writeLines = async (file: { path: string; flags: string; lines: readonly unknown[] }): Promise<void> => {
  const handle = await open(file.path, file.flags, 0o600);
  try {
    await handle.writeFile(file.lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const toArray = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
