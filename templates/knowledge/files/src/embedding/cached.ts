import { createHash } from 'node:crypto';
import { toVector } from '@acme/database/vector';
import { sql } from 'kysely';
import type { EmbedderDecorator } from './embedder.ts';

const UNUSED_DAYS = 90;

/** Asks the model only for texts that it has not seen; vectors that nobody asked for in a while are dropped. */
export const withCache: EmbedderDecorator = (embedder, { database }) => {
  const find = async (digests: readonly string[]): Promise<Map<string, number[]>> => {
    const { rows } = await sql<{ digest: string; embedding: string }>`
      update knowledge_embeddings set used_at = now()
      where embedder = ${embedder.id} and digest = any(${digests}::text[])
      returning digest, embedding::text as embedding`.execute(database.sql);
    return new Map(rows.map(({ digest, embedding }) => [digest, JSON.parse(embedding) as number[]]));
  };
  const keep = async (entries: readonly (readonly [string, ArrayLike<number>])[]): Promise<void> => {
    if (entries.length === 0) return;
    const values = entries.map(
      ([digest, vector]) => sql`(${embedder.id}, ${digest}, ${toVector(vector)}::vector, now())`,
    );
    await sql`insert into knowledge_embeddings (embedder, digest, embedding, used_at) values ${sql.join(values)}
      on conflict do nothing`.execute(database.sql);
    await sql`delete from knowledge_embeddings where used_at < now() - make_interval(days => ${UNUSED_DAYS}::int)`.execute(
      database.sql,
    );
  };
  return {
    ...embedder,
    embed: async (texts) => {
      const digests = texts.map((text) => createHash('sha256').update(text).digest('hex'));
      const found = new Map<string, ArrayLike<number>>(await find(digests));
      const missing = new Map(
        digests.flatMap((digest, index) => (found.has(digest) ? [] : [[digest, texts[index] ?? ''] as const])),
      );
      if (missing.size > 0) {
        const vectors = await embedder.embed([...missing.values()]);
        const entries = [...missing.keys()].map((digest, index) => [digest, vectors[index] ?? []] as const);
        await keep(entries);
        for (const [digest, vector] of entries) found.set(digest, vector);
      }
      return digests.map((digest) => found.get(digest) ?? []);
    },
  };
};
