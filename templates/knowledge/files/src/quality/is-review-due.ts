import { config } from '../config.ts';
import type { Document } from '../documents/document.ts';

/** Whether it was neither changed nor reviewed within the review period. Such a document is reported, and still used. */
export const isReviewDue = ({ reviewedAt, updatedAt }: Document, now: number): boolean =>
  Math.max(reviewedAt ?? 0, updatedAt) < now - config.governance.reviewEveryMs;
