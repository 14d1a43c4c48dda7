import type { Prompt } from '@acme/prompts';
import type { Tool } from '../define-tool.ts';

/** An agent as the canvas names it: `tools` are names. */
export interface SpecialistEntry {
  name: string;
  duty: string;
  tools: string[];
}

/** What the team adds to an agent of the canvas. */
export interface SpecialistExtras {
  name: string;
  words: string[];
  tools: string[];
}

/** An agent, ready to run. */
export interface Specialist {
  name: string;
  duty: string;
  words: readonly string[];
  /** Filled with `tasks` and `context`. */
  prompt: Prompt;
  tools: readonly Tool[];
}
