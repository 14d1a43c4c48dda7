import type { ToolCall, Usage } from '@acme/models';
import type { ToolInfo } from './define-tool.ts';
import type { Identity } from './ports.ts';

export interface RunRequest {
  id: string;
  input: string;
  threadId: string;
  identity: Identity;
}

/** One call of a tool and its result: `output`, or the text of an `error` (which the model was told too). */
export interface ToolCallRecord {
  id: string;
  name: string;
  /** The tool's version; empty where no such tool exists. */
  version: string;
  input: unknown;
  output?: unknown;
  error?: string;
  ms: number;
}

/** `limited`: a limit ended the run, `reason` says which (`steps`, `tokens`, `cost`, `time`, `output`, `budget`). `failed`: `reason` is the model's error, `memory` or `internal`. Usage is the sum of all model calls. */
export interface RunResult {
  id: string;
  /** Who answered: the assistant, the specialist, or the supervisor. */
  agent: string;
  status: 'completed' | 'failed' | 'limited' | 'cancelled';
  reason?: string;
  output: string;
  toolCalls: ToolCallRecord[];
  usage: Usage;
}

/** What happens in a run, in order; exactly one `run.finished`, last, whatever went wrong. */
export type RunEvent =
  | { type: 'run.started'; id: string; agent: string }
  | { type: 'text'; text: string }
  | { type: 'tool.started'; call: ToolCall }
  | { type: 'tool.finished'; record: ToolCallRecord }
  | { type: 'run.finished'; result: RunResult };

/** The agent. `run` never throws; a consumer that stops listening cancels the run. */
export interface Agent {
  readonly tools: readonly ToolInfo[];
  run(request: RunRequest, options: { signal: AbortSignal }): AsyncIterable<RunEvent>;
}
