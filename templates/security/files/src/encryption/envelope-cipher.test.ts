import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { createEnvelopeCipher } from './envelope-cipher.ts';
import { encryptionGaps, keyWarnings } from './key-checks.ts';

const key = (day: string) => `${day}:${randomBytes(32).toString('base64')}`;
const old = key('2027-01-01');
const young = key('2027-02-01');

test('what is sealed opens at its own place only', () => {
  const cipher = createEnvelopeCipher({ env: { ENCRYPTION_KEY: old } });
  const sealed = cipher.seal('Grüße', 'runs/1');
  expect(sealed).not.toContain('Grüße');
  expect(cipher.open(sealed, 'runs/1')).toBe('Grüße');
  expect(() => cipher.open(sealed, 'runs/2')).toThrow();
  expect(cipher.seal('Grüße', 'runs/1')).not.toBe(sealed);
});

test('a changed text does not open', () => {
  const cipher = createEnvelopeCipher({ env: { ENCRYPTION_KEY: old } });
  const sealed = cipher.seal('pay 10', 'a');
  const at = sealed.length - 25;
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  expect(() => cipher.open(changed, 'a')).toThrow();
});

test('after a rotation the youngest key seals and the old one still opens', () => {
  const sealed = createEnvelopeCipher({ env: { ENCRYPTION_KEY: old } }).seal('text', 'a');
  const rotated = createEnvelopeCipher({ env: { ENCRYPTION_KEY: `${old},${young}` } });
  expect(rotated.open(sealed, 'a')).toBe('text');
  expect(rotated.seal('text', 'a')).toContain('2027-02-01');
  expect(() => createEnvelopeCipher({ env: { ENCRYPTION_KEY: young } }).open(sealed, 'a')).toThrow('2027-01-01');
});

test('text from before encryption still reads', () => {
  const cipher = createEnvelopeCipher({ env: {} });
  expect(cipher.open('plain', 'a')).toBe('plain');
});

test('production lacks a key until a usable one is set, and a key over its age is warned about', () => {
  expect(encryptionGaps({})).toHaveLength(1);
  expect(encryptionGaps({ ENCRYPTION_KEY: 'abc' })).toHaveLength(1);
  expect(encryptionGaps({ ENCRYPTION_KEY: old })).toEqual([]);
  const made = Date.parse('2027-01-01');
  expect(keyWarnings({ ENCRYPTION_KEY: old }, made + config.keyRotationMs)).toEqual([]);
  expect(keyWarnings({ ENCRYPTION_KEY: old }, made + config.keyRotationMs + 1)).toHaveLength(1);
  expect(keyWarnings({}, made)).toEqual([]);
});
