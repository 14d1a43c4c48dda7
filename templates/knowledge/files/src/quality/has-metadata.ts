import { config } from '../config.ts';
import type { QualityCheck } from './quality-check.ts';

/** Somebody answers for every document, and its class is one that the knowledge base may hold. */
export const hasMetadata: QualityCheck = (document) => {
  const { owner, classes } = config.governance;
  if (owner && !document.owner) return 'it names no owner';
  if (classes.length > 0 && !classes.includes(document.class)) {
    return `its class is "${document.class}", allowed are ${classes.join(', ')}`;
  }
  return undefined;
};
