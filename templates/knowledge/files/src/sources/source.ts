/** A source as the canvas names it. `location`: a folder, an address, a bucket or a query, by kind. */
export interface Source {
  readonly name: string;
  readonly kind: 'files' | 'http' | 's3' | 'postgres';
  readonly location: string;
  /** What is in it (`prose`, `code`, …); another embedding model may be chosen for it. */
  readonly content: string;
}

/** A document as its source has it. `updatedAt`: milliseconds since 1970. */
export interface RawDocument {
  /** Unique in its source, and stable: a changed document keeps it. */
  readonly uri: string;
  readonly text: string;
  readonly title?: string;
  readonly updatedAt: number;
}

export interface ReaderOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly clock: () => number;
}

/** Reads all documents of a source. @throws when it cannot be read to its end. */
export type SourceReader = (source: Source, options: ReaderOptions) => AsyncIterable<RawDocument>;
