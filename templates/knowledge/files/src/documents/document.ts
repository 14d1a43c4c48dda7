/** A document with the metadata that data.governance requires. Times: milliseconds since 1970. */
export interface Document {
  readonly source: string;
  readonly uri: string;
  readonly content: string;
  readonly title: string;
  readonly text: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Its class of data. */
  readonly class: string;
  readonly updatedAt: number;
  /** When a person last looked at it; undefined: nobody has. */
  readonly reviewedAt: number | undefined;
  /** Of the text as it is compared: equal for documents that say the same. */
  readonly digest: string;
}
