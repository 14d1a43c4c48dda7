import type { Document } from '../documents/document.ts';

/** For tests: a document that passes every check, but for what is given. */
export const documentWith = (part: Partial<Document>): Document => ({
  source: 'help',
  uri: 'a.md',
  content: 'prose',
  title: 'Returns',
  text: 'A pair that does not fit may be sent back within thirty days.',
  owner: '@desk',
  class: 'public',
  updatedAt: 0,
  reviewedAt: 0,
  digest: 'one',
  ...part,
});

export const context = { now: 1_000, accepted: new Map<string, string>() };
