import type { Prompt } from '@acme/prompts';
import type { Tool } from '../define-tool.ts';
import type { Specialist, SpecialistEntry, SpecialistExtras } from './specialist.ts';

/**
 * Joins the agents of the canvas with what the team added to them. An agent that stands alone may use every tool.
 * Throws where an agent names a tool that does not exist.
 */
export function joinSpecialists(parts: {
  entries: readonly SpecialistEntry[];
  extras: readonly SpecialistExtras[];
  tools: readonly Tool[];
  findPrompt: (name: string) => Prompt;
}): Specialist[] {
  return parts.entries.map(({ name, duty, tools: named }) => {
    const own = parts.extras.find((extra) => extra.name === name);
    const wanted = [...named, ...(own?.tools ?? [])];
    const tools = parts.entries.length === 1 ? parts.tools : wanted.map((tool) => findTool(tool, name, parts.tools));
    return { name, duty, words: own?.words ?? [], prompt: parts.findPrompt(name), tools };
  });
}

function findTool(name: string, agent: string, tools: readonly Tool[]): Tool {
  const found = tools.find((tool) => tool.name === name);
  if (!found)
    throw new Error(
      `${agent} uses a tool ${name} that does not exist; there are ${tools.map((tool) => tool.name).join(', ')}.`,
    );
  return found;
}
