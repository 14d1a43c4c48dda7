import { expect, test } from 'vitest';
import { SEALED } from './cipher.ts';
import { createPlainCipher } from './plain-cipher.ts';

test('text is stored as it is, and a text sealed earlier says why it does not open', () => {
  const cipher = createPlainCipher();
  expect(cipher.open(cipher.seal('text', ''), '')).toBe('text');
  expect(() => cipher.open(`${SEALED}x`, '')).toThrow('encryptionAtRest');
});
