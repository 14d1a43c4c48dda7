import type { Message, ModelReply } from '@acme/models';
import type { RunResult } from '../agent.ts';

/** How a loop ended. */
export interface Outcome {
  agent: string;
  status: RunResult['status'];
  reason?: string;
  output: string;
}

/** Where a loop is: it perceives once, then decides, acts and reflects until it is done. */
export type LoopState =
  | { phase: 'perceive' }
  | { phase: 'decide'; messages: Message[]; mayUseTools: boolean }
  | { phase: 'act'; messages: Message[]; reply: ModelReply }
  | { phase: 'reflect'; messages: Message[]; reply: ModelReply; wasRepetition: boolean }
  | { phase: 'done'; outcome: Outcome };
