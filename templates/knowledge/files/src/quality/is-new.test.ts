import { expect, test } from 'vitest';
import { documentWith } from '../testing/document-with.ts';
import { isNew } from './is-new.ts';

test('the same text is kept where it was found first, and may be collected there again', () => {
  const accepted = new Map([['one', 'help/a.md']]);
  const check = (uri: string, digest: string) => isNew(documentWith({ uri, digest }), { now: 0, accepted });
  expect(check('b.md', 'one')).toMatch('the same as help/a.md');
  expect(check('a.md', 'one')).toBeUndefined();
  expect(check('b.md', 'two')).toBeUndefined();
});
