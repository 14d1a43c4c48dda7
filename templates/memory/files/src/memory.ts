/** Whose memory it is. */
export interface Identity {
  readonly tenant: string;
  readonly user: string;
}

/** One side's words in a thread. `at`: milliseconds since 1970. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly at: number;
}

/** Something said before that bears on the input. `score`: 0 to 1, from likeness, recency and importance. */
export interface Recollection {
  readonly text: string;
  readonly score: number;
}

/** Encrypts text at rest; `aad` binds a text to its owner and thread, so that a row moved elsewhere does not open. */
export interface Cipher {
  seal(text: string, aad: string): string;
  open(sealed: string, aad: string): string;
}

/** Shortens turns that leave the window, together with the summary so far. */
export type Summarise = (request: {
  readonly previous: string;
  readonly turns: readonly Turn[];
  readonly maxTokens: number;
}) => Promise<string>;

export interface Memory {
  /** The turns that fit the window, oldest first, and what long-term memory holds on the input. */
  context(request: { identity: Identity; threadId: string; input: string }): Promise<{
    turns: Turn[];
    recalled: Recollection[];
  }>;
  /** Adds turns to a thread; they are durable when it resolves. */
  remember(request: { identity: Identity; threadId: string; turns: readonly Turn[] }): Promise<void>;
  /** Deletes all that any store holds of the identity. @throws where the canvas does not allow erasure. */
  erase(identity: Identity): Promise<{ deleted: Record<string, number> }>;
  /** Deletes what has outlived its time; call it every hour or so. */
  sweep(): Promise<{ deleted: Record<string, number> }>;
  /** Closes its own connections; the database stays open. */
  close(): Promise<void>;
}
