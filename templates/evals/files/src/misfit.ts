import type { ToolCallRecord } from '@acme/agent';
import { z } from 'zod';
import type { Scored } from './score.ts';

/** Why the input of a call does not fit its tool, or "" where it does. One specialist asking another has no schema here. */
export function misfit(call: ToolCallRecord, tools: Scored['tools']): string {
  if (call.version === '') return 'no such tool';
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) return '';
  const parsed = z.fromJSONSchema(tool.inputSchema).safeParse(call.input);
  return parsed.success
    ? ''
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', ');
}
