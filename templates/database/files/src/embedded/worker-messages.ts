/** What the main thread asks of the worker; `id` joins a reply to its request. */
export type WorkerRequest = { readonly id: number } & (
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }
);

export interface QueryResult {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: readonly unknown[];
}

/** Errors cross threads as data, with PostgreSQL's own code. Id 0 says that the database is open. */
export interface WorkerReply {
  readonly id: number;
  readonly result?: QueryResult;
  readonly dump?: Uint8Array;
  readonly error?: {
    readonly message: string;
    readonly code: string | undefined;
    readonly constraint: string | undefined;
    readonly detail: string | undefined;
  };
}
