import { config } from '../config.ts';
import type { QualityCheck } from './quality-check.ts';

/** A person approved it (`reviewed:` in front of the text), not longer ago than the review period. */
export const isReviewed: QualityCheck = ({ reviewedAt }, { now }) => {
  if (reviewedAt === undefined) return 'nobody has reviewed it';
  return reviewedAt < now - config.governance.reviewEveryMs ? 'its review is overdue' : undefined;
};
