import type { Prompt } from './define-prompt.ts';
import { prompts } from './prompts.ts';

/** The prompt of that name. Throws where there is none. */
export function findPrompt(name: string): Prompt {
  const found = prompts.find((prompt) => prompt.name === name);
  if (!found)
    throw new Error(`No prompt is named ${name}; there are ${prompts.map((prompt) => prompt.name).join(', ')}.`);
  return found;
}
