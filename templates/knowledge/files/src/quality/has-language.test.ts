import { expect, test } from 'vitest';
import { context, documentWith } from '../testing/document-with.ts';
import { hasLanguage } from './has-language.ts';

const check = (text: string, content = 'prose') => hasLanguage(documentWith({ text, content }), context);

test.each([
  ['a sentence', 'Ein Paar, das nicht passt, kann zurückgeschickt werden.'],
  ['a script without spaces', '合わない靴は三十日以内に返品できますのでご安心くださいませ。お問い合わせください。'],
])('%s is language', (_, text) => expect(check(text)).toBeUndefined());

test.each([
  ['figures', '1234 5678 91011; 1213 | 1415 | 1617'],
  ['an encoded file', 'VGhpc0lzTm90QVRleHRCdXRBbkVuY29kZWRGaWxlVGhhdFNvbWVib2R5UHV0SGVyZUJ5TWlzdGFrZQ'],
])('%s are not', (_, text) => expect(check(text)).toBeDefined());

test('code may look as it likes', () => expect(check('{}[]();=>!==&&||', 'code')).toBeUndefined());
