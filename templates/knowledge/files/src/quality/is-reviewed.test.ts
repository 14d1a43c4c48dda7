import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { documentWith } from '../testing/document-with.ts';
import { isReviewed } from './is-reviewed.ts';

const now = 10 * config.governance.reviewEveryMs;
const check = (reviewedAt: number | undefined) =>
  isReviewed(documentWith({ reviewedAt }), { now, accepted: new Map() });

test('a document needs a review, within the review period', () => {
  expect(check(undefined)).toMatch(/nobody/);
  expect(check(now - config.governance.reviewEveryMs)).toBeUndefined();
  expect(check(now - config.governance.reviewEveryMs - 1)).toMatch(/overdue/);
});
