import { createHash } from 'node:crypto';

/** A key that wraps data keys; its id is the day it was made, so that its age can be told. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

const DEVELOPMENT: EncryptionKey = {
  id: 'development',
  key: createHash('sha256').update('known to everyone, for development only').digest(),
};

/**
 * Keys of `ENCRYPTION_KEY`: `YYYY-MM-DD:base64 of 32 bytes`, comma-separated; the youngest seals, all of them open.
 * Outside production an absent key is a well-known one. Throws where an entry cannot be read.
 */
export const readEncryptionKeys = (env: NodeJS.ProcessEnv): EncryptionKey[] => {
  if (!env.ENCRYPTION_KEY && env.NODE_ENV !== 'production') return [DEVELOPMENT];
  const keys = (env.ENCRYPTION_KEY ?? '').split(',').map((entry) => readKey(entry.trim()));
  return keys.sort((a, b) => b.id.localeCompare(a.id));
};

const readKey = (entry: string): EncryptionKey => {
  const [, id, text] = /^(\d{4}-\d\d-\d\d):([\w+/-]+=*)$/.exec(entry) ?? [];
  const key = Buffer.from(text ?? '', 'base64');
  if (id && key.length === 32 && !Number.isNaN(Date.parse(id))) return { id, key };
  throw new Error(
    'ENCRYPTION_KEY: expected YYYY-MM-DD:base64 of 32 bytes, for example "$(date +%F):$(openssl rand -base64 32)".',
  );
};
