import { expect, test } from 'vitest';
import { context, documentWith } from '../testing/document-with.ts';
import { hasNoPii } from './has-no-pii.ts';

const check = (text: string) => hasNoPii(documentWith({ text }), context);

test.each([
  ['a card', 'Paid with 4111 1111 1111 1111 yesterday', /card/],
  ['an account', 'Transfer to DE89 3704 0044 0532 0130 00 please', /bank account/],
  ['a social security number', 'Her number is 123-45-6789.', /social security/],
])('%s keeps a document out', (_, text, reason) => expect(check(text)).toMatch(reason));

test.each([
  ['a number that is no card', 'Tracking number 4111 1111 1111 1112'],
  ['something that only looks like an account', 'Article DE00 3704 0044 0532 0130 00'],
  ['an address for contact', 'Write to support@shop.example or call +49 30 1234567'],
])('%s does not', (_, text) => expect(check(text)).toBeUndefined());
