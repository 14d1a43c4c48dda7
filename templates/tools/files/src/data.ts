/** One thing that tools act on: an order, a case, a filing. */
export interface RecordEntry {
  id: string;
  text: string;
}

/** Everything that tools reach the world through: add your own clients here. */
export interface ToolData {
  records: {
    /** Writes a note to a record and returns it; undefined where there is no such record. */
    note(id: string, text: string): Promise<RecordEntry | undefined>;
  };
}
