/** Whose run it is. Memory and tools keep tenants and users apart by it. */
export interface Identity {
  tenant: string;
  user: string;
}

/** What the agent needs of a memory. */
export interface MemoryPort {
  context(query: { identity: Identity; threadId: string; input: string }): Promise<{
    turns: { role: 'user' | 'assistant'; text: string }[];
    recalled: { text: string }[];
  }>;
  remember(entry: {
    identity: Identity;
    threadId: string;
    turns: { role: 'user' | 'assistant'; text: string; at: number }[];
  }): Promise<void>;
}

/** What the agent needs of a knowledge base. */
export interface KnowledgePort {
  search(query: { query: string }): Promise<readonly { text: string; title: string; uri: string }[]>;
}

/** Asks a person whether a tool call may go ahead; resolves once somebody decided. */
export type Approve = (asked: { runId: string; tool: string; input: unknown; identity: Identity }) => Promise<boolean>;
