/** The pair under which every store keeps and looks up its entries. */
export interface Owner {
  readonly tenant: string;
  readonly user: string;
}

/** One thread of one owner: a thread's id alone opens nothing. */
export interface Thread {
  readonly owner: Owner;
  readonly threadId: string;
}

/** An unambiguous text for a thread: a key, and the data that a sealed text is bound to. */
export const threadKey = ({ owner, threadId }: Thread): string => JSON.stringify([owner.tenant, owner.user, threadId]);
