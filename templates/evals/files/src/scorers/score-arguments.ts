import { z } from 'zod';
import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** Every tool that was called exists, and its input fits the tool's schema. */
export function scoreArguments({ trace, tools }: Scored) {
  const complaints = (trace.result?.toolCalls ?? []).flatMap((call) => {
    const tool = tools.find(({ name }) => name === call.name);
    if (!tool) return [`${call.name} is no tool`];
    const parsed = z.fromJSONSchema(tool.inputSchema).safeParse(call.input);
    return parsed.success ? [] : [`${call.name}: ${parsed.error.issues.map(({ message }) => message).join(', ')}`];
  });
  return scored('arguments', 'plumbing', complaints);
}
