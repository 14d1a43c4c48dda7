import type { SourceReport } from '../knowledge.ts';
import { isReviewDue } from '../quality/is-review-due.ts';
import { qualityChecks } from '../quality.ts';
import { readSource } from '../sources/read-source.ts';
import type { ReaderOptions, Source } from '../sources/source.ts';
import type { Document } from './document.ts';
import type { DocumentStore } from './document-store.ts';
import { parseDocument } from './parse-document.ts';

/** A collected source, and the age of its oldest document (milliseconds). */
export interface Collected {
  readonly report: SourceReport;
  readonly oldestMs: number;
}

/**
 * Reads one source to its end, keeps what passes every check, and drops what is gone. A source that fails half-way
 * changes nothing: missing documents would pass for deleted ones.
 */
export const collectSource = async (
  source: Source,
  store: DocumentStore,
  options: ReaderOptions,
): Promise<Collected> => {
  const now = options.clock();
  const accepted = await store.digestsOfOthers(source.name);
  const documents: Document[] = [];
  const refused: { uri: string; reason: string }[] = [];
  try {
    for await (const raw of readSource(source, options)) {
      const document = parseDocument(source, raw);
      const reason = qualityChecks.map((check) => check(document, { now, accepted })).find(Boolean);
      if (reason) {
        refused.push({ uri: raw.uri, reason });
        continue;
      }
      accepted.set(document.digest, `${source.name}/${document.uri}`);
      documents.push(document);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      report: { source: source.name, error: reason, accepted: 0, removed: 0, reviewDue: [], refused },
      oldestMs: 0,
    };
  }
  const removed = await store.replaceSource(source.name, documents, now);
  const reviewDue = documents.filter((document) => isReviewDue(document, now)).map(({ uri }) => uri);
  const oldestMs = documents.reduce((oldest, { updatedAt }) => Math.max(oldest, now - updatedAt), 0);
  return { report: { source: source.name, accepted: documents.length, removed, reviewDue, refused }, oldestMs };
};
