/** A piece of a document that bears on a query. `score`: 0 to 1, weighed from likeness, words and freshness. */
export interface Passage {
  readonly text: string;
  readonly score: number;
  readonly source: string;
  readonly title: string;
  readonly uri: string;
  /** When the document was last changed, in milliseconds since 1970. */
  readonly updatedAt: number;
}

/** What became of one source in one collection. */
export interface SourceReport {
  readonly source: string;
  /** Why the source could not be read; its documents stay as they were. */
  readonly error?: string;
  readonly accepted: number;
  readonly removed: number;
  /** Documents past their review (data.governance.reviewEvery). */
  readonly reviewDue: readonly string[];
  readonly refused: readonly { readonly uri: string; readonly reason: string }[];
}

export interface IngestReport {
  readonly sources: readonly SourceReport[];
  /** Documents that were indexed anew. */
  readonly indexed: number;
  /** Documents that were refused, and sources that could not be read, of all; in percent. */
  readonly failurePct: number;
}

/** The figures of knowledge.monitoring, and those that are out of bounds, in words. */
export interface Health {
  /** Of the latest searches of this process; undefined before the first. */
  readonly hitRatePct: number | undefined;
  /** Since the source that was read longest ago was read; undefined before the first time. */
  readonly stalenessMs: number | undefined;
  /** How long the oldest change has been waiting for the index. */
  readonly lagMs: number;
  /** Of the latest ingestion of this process; undefined before the first. */
  readonly failurePct: number | undefined;
  readonly breaches: readonly string[];
}

export interface Knowledge {
  /** Reads every source and brings the index up to date. A source that fails is reported, and does not stop the others. */
  ingest(): Promise<IngestReport>;
  /** The best passages, best first; empty where none reaches the minimum score. */
  search(request: { query: string; topK?: number }): Promise<Passage[]>;
  health(): Promise<Health>;
  /** Ingests on the schedule of the canvas and renews the index in between, until the returned function is called. */
  keepFresh(options: { onError: (error: unknown) => void }): () => void;
  close(): Promise<void>;
}
