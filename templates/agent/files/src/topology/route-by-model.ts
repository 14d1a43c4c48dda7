import { ModelError } from '@acme/models';
import { findPrompt } from '@acme/prompts';
import { callModel } from '../loop/call-model.ts';
import type { RunContext } from '../loop/run-context.ts';
import type { Specialist } from './specialist.ts';

/** Asks the routing model, to which specialists are offered as tools. Undefined where it chooses none or fails: the fallback answers then. */
export async function routeByModel(
  specialists: readonly Specialist[],
  run: RunContext,
): Promise<Specialist | undefined> {
  const messages = [
    { role: 'system' as const, text: findPrompt('route').text },
    { role: 'user' as const, text: run.request.input },
  ];
  const inputSchema = { type: 'object', properties: {} };
  const tools = specialists.map(({ name, duty }) => ({ name, description: duty, inputSchema }));
  try {
    const reply = await callModel({
      model: run.models.forUse('route'),
      request: { messages, tools },
      run,
      onText: () => {},
    });
    return specialists.find(({ name }) => name === reply.toolCalls[0]?.name);
  } catch (error) {
    if (error instanceof ModelError && error.code !== 'budget') return undefined;
    throw error;
  }
}
