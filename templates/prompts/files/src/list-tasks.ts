import { config } from './config.ts';
import type { UseCase } from './use-case.ts';

/** The use cases as a list for a prompt: each story with what it requires. */
export function listTasks(useCases: readonly UseCase[] = config.useCases): string {
  if (useCases.length === 0) return '- Help with what is asked.';
  return useCases
    .map(({ story, requirements }) => `- ${story}${requirements.length > 0 ? ` (${requirements.join('; ')})` : ''}`)
    .join('\n');
}
