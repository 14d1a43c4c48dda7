import type { Document } from '../documents/document.ts';

export interface CheckContext {
  readonly now: number;
  /** Digests accepted so far, each with its place (`source/uri`). */
  readonly accepted: ReadonlyMap<string, string>;
}

/** Why a document is not to be used; undefined: it passes. */
export type QualityCheck = (document: Document, context: CheckContext) => string | undefined;
