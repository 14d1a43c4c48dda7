import { findPrompt } from '@acme/prompts';
import * as z from 'zod';
import { defineTool, type Tool } from '../define-tool.ts';
import type { RunContext } from '../loop/run-context.ts';
import { runLoop } from '../loop/run-loop.ts';
import type { Specialist } from './specialist.ts';
import type { Topology } from './topology.ts';

/** A supervisor answers; the specialists are its tools. Their loops share the run's limits, and only the supervisor is heard. */
export const supervisor: Topology = async (specialists, run) => {
  run.announce('supervisor');
  const tools = specialists.map((specialist) => delegateTo(specialist, run));
  return runLoop({ name: 'supervisor', duty: '', words: [], prompt: findPrompt('supervisor'), tools }, run);
};

/** What it is for, and with what: a supervisor chooses by both. */
function describe({ name, duty, words, tools }: Specialist): string {
  const uses = tools.length > 0 ? `; uses ${tools.map((tool) => tool.name).join(', ')}` : '';
  return [duty || name, ...words].join(', ') + uses;
}

function delegateTo(specialist: Specialist, run: RunContext): Tool {
  return defineTool({
    name: `ask-${specialist.name}`,
    version: '1.0.0',
    description: describe(specialist),
    input: z.object({ task: z.string().min(1).describe('what to do, with everything needed to do it') }),
    output: z.object({ text: z.string() }),
    effect: 'read',
    timeoutMs: run.limits.timeMs,
    run: async ({ task }, { signal }) => {
      const part: RunContext = {
        ...run,
        signal,
        memory: undefined,
        request: { ...run.request, input: task },
        say: () => {},
      };
      const outcome = await runLoop(specialist, part);
      if (outcome.status !== 'completed')
        throw new Error(`${specialist.name} ended ${outcome.status}: ${outcome.reason ?? ''}`);
      return { text: outcome.output };
    },
  });
}
