/** The checks that every document has to pass, by data.quality. */
import { hasLanguage } from './quality/has-language.ts';
import { hasLength } from './quality/has-length.ts';
import { hasMetadata } from './quality/has-metadata.ts';
import { hasNoPii } from './quality/has-no-pii.ts';
import { isNew } from './quality/is-new.ts';
import { isReviewed } from './quality/is-reviewed.ts';
import type { QualityCheck } from './quality/quality-check.ts';

export const qualityChecks: QualityCheck[] = [hasMetadata, hasLanguage, hasLength, hasNoPii, isReviewed, isNew];
