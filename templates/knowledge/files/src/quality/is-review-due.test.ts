import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { documentWith } from '../testing/document-with.ts';
import { isReviewDue } from './is-review-due.ts';

test('a document is due when neither a change nor a review lies within the review period', () => {
  const now = 10 * config.governance.reviewEveryMs;
  const long = now - config.governance.reviewEveryMs - 1;
  expect(isReviewDue(documentWith({ updatedAt: long, reviewedAt: undefined }), now)).toBe(true);
  expect(isReviewDue(documentWith({ updatedAt: long, reviewedAt: now }), now)).toBe(false);
  expect(isReviewDue(documentWith({ updatedAt: now, reviewedAt: long }), now)).toBe(false);
});
