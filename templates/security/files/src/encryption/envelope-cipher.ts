import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Cipher, SEALED } from './cipher.ts';
import { readEncryptionKeys } from './encryption-keys.ts';

/**
 * AES-256-GCM in envelopes: each text has a data key of its own, wrapped by the youngest key of `ENCRYPTION_KEY`, whose
 * id stands in the header. So a rotation touches no stored text, and a key service can take over the wrapping alone.
 * Text that was stored before encryption was switched on is opened as it is.
 */
export const createEnvelopeCipher = ({ env }: { env: NodeJS.ProcessEnv }): Cipher => {
  const keys = readEncryptionKeys(env);
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const [current] = keys;
  if (!current) throw new Error('ENCRYPTION_KEY holds no key.');

  return {
    seal(text, aad) {
      const dataKey = randomBytes(32);
      const wrapped = encrypt(current.key, dataKey, current.id);
      const body = encrypt(dataKey, Buffer.from(text, 'utf8'), aad);
      return `${SEALED}${current.id}.${wrapped.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(sealed, aad) {
      if (!sealed.startsWith(SEALED)) return sealed;
      const [id = '', wrapped = '', body = ''] = sealed.slice(SEALED.length).split('.');
      const key = byId.get(id);
      if (!key) throw new Error(`ENCRYPTION_KEY no longer holds the key ${id}, with which this was sealed.`);
      const dataKey = decrypt(key, Buffer.from(wrapped, 'base64url'), id);
      return decrypt(dataKey, Buffer.from(body, 'base64url'), aad).toString('utf8');
    },
  };
};

const IV_BYTES = 12;
const TAG_BYTES = 16;

const encrypt = (key: Buffer, plain: Buffer, aad: string): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: Buffer, sealed: Buffer, aad: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
};
