import { config } from '../config.ts';
import type { Gap } from '../gap.ts';
import type { Principal } from '../principal.ts';
import type { Authenticator, AuthenticatorOptions } from './authenticator.ts';
import { bearerToken } from './bearer-token.ts';
import { sameSecret, sha256 } from './same-secret.ts';
import { Unauthenticated } from './unauthenticated.ts';

const ENTRY = /^([\w.@-]+):([0-9a-f]{64})(?::([\w-]+))?$/;

/**
 * Static keys from `API_KEYS`: `name:sha256-of-the-key[:role]`, comma-separated; the role defaults to `user`. Only
 * digests are configured, so the environment does not give a key away. Throws where an entry cannot be read.
 */
export const createApiKeyAuthenticator = ({ env }: Pick<AuthenticatorOptions, 'env'>): Authenticator => {
  const keys = readKeys(env.API_KEYS ?? '');
  return {
    async authenticate(headers) {
      const digest = sha256(bearerToken(headers));
      // Every entry is compared, so that the position of a match cannot be timed either.
      const found = keys.filter((key) => sameSecret(digest, key.digest))[0];
      if (!found) throw new Unauthenticated('credentials_invalid', 'The API key is not known.');
      return found.principal;
    },
  };
};

export const apiKeyGaps = (env: NodeJS.ProcessEnv): Gap[] => {
  if (env.API_KEYS) return unreadable(env.API_KEYS);
  const fix = 'set API_KEYS to name:sha256[:role]; the digest of a key: printf %s "$KEY" | sha256sum';
  return [{ what: 'API keys: the development key is not accepted in production', fix }];
};

const unreadable = (text: string): Gap[] => {
  try {
    readKeys(text);
    return [];
  } catch (error) {
    return [{ what: 'API keys: an entry cannot be read', fix: (error as Error).message }];
  }
};

const readKeys = (text: string): { digest: Buffer; principal: Principal }[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry, index) => {
      const [, name, digest, role = 'user'] = ENTRY.exec(entry) ?? [];
      if (!name || !digest) throw new Error(`API_KEYS: entry ${index + 1} is not name:sha256[:role] (64 hex digits).`);
      const kind = config.serviceAccounts.some((account) => account.name === name) ? 'service' : 'user';
      return { digest: Buffer.from(digest, 'hex'), principal: { id: name, tenant: 'default', roles: [role], kind } };
    });
