import type { Cipher } from './encryption/cipher.ts';
import { parts } from './parts.ts';

/** The cipher for data at rest; without encryption in the canvas it stores text as it is. Throws where `ENCRYPTION_KEY` cannot be read. */
export const createCipher = ({ env }: { env: NodeJS.ProcessEnv }): Cipher => parts.createCipher({ env });
