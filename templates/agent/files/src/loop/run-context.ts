import type { Models, ToolCall, Usage } from '@acme/models';
import type { RunRequest, ToolCallRecord } from '../agent.ts';
import type { ToolData } from '../data/tool-data.ts';
import type { Approve, KnowledgePort, MemoryPort } from '../ports.ts';
import type { Limits } from './limits.ts';

/** What every loop of one run shares. `spent` grows as the run goes on. */
export interface RunContext {
  request: RunRequest;
  /** Aborted when the run is cancelled or its time is over. */
  signal: AbortSignal;
  models: Models;
  memory: MemoryPort | undefined;
  knowledge: KnowledgePort | undefined;
  data: ToolData;
  approve: Approve | undefined;
  limits: Limits;
  earlyExit: boolean;
  spent: { steps: number; usage: Usage; toolCalls: ToolCallRecord[]; callIds: number };
  announce(agent: string): void;
  say(text: string): void;
  toolStarted(call: ToolCall): void;
  toolFinished(record: ToolCallRecord): void;
}
