/** One side of a merge: a file's content and whether it may be run. Absent files are `undefined`. */
export interface Version {
  /** Text is decoded from UTF-8; a file that is not valid UTF-8 or holds a NUL comes as bytes. */
  readonly content: string | Uint8Array;
  readonly executable: boolean;
}
