/** One thing that the agent can look up or act on: an order, a case, a filing. */
export interface RecordEntry {
  id: string;
  text: string;
}

/** The port to the system that holds the records. */
export interface Records {
  /** Those whose id is named, else those that share the most words; at most three, best first. */
  find(query: string): Promise<RecordEntry[]>;
  /** Writes a note to a record and returns it; undefined where there is no such record. */
  note(id: string, text: string): Promise<RecordEntry | undefined>;
}
