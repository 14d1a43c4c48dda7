import { expect, test } from 'vitest';
import { context, documentWith } from '../testing/document-with.ts';
import { hasLength } from './has-length.ts';

test.each([
  [39, /shorter/],
  [40, undefined],
  [1_000_000, undefined],
  [1_000_001, /longer/],
])('%i characters', (length, reason) => {
  const found = hasLength(documentWith({ text: 'x'.repeat(length) }), context);
  if (reason) expect(found).toMatch(reason);
  else expect(found).toBeUndefined();
});
