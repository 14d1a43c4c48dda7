import { config } from '../config.ts';
import type { Gap } from '../gap.ts';
import { readEncryptionKeys } from './encryption-keys.ts';

export const encryptionGaps = (env: NodeJS.ProcessEnv): Gap[] => {
  try {
    readEncryptionKeys({ ...env, NODE_ENV: 'production' });
    return [];
  } catch (error) {
    return [{ what: 'encryption at rest: no usable key', fix: (error as Error).message }];
  }
};

/** Says when the key that seals is older than the rotation allows. It is a warning: a restart must not become an outage. */
export const keyWarnings = (env: NodeJS.ProcessEnv, now: number): string[] => {
  const [youngest] = readEncryptionKeys(env);
  const made = Date.parse(youngest?.id ?? '');
  if (Number.isNaN(made) || now - made <= config.keyRotationMs) return [];
  const days = Math.floor((now - made) / 86_400_000);
  return [
    `the encryption key of ${youngest?.id} is ${days} days old: put a new one before it in ENCRYPTION_KEY and keep the old one`,
  ];
};
