import type { Message } from '@acme/models';
import { listTasks, renderPrompt } from '@acme/prompts';
import type { Specialist } from '../topology/specialist.ts';
import type { LoopState } from './loop-state.ts';
import type { RunContext } from './run-context.ts';

/** Gathers what the agent starts from: its prompt, what memory and knowledge hold, the thread so far, and the input. */
export async function perceive(agent: Specialist, run: RunContext): Promise<LoopState> {
  const { input, threadId, identity } = run.request;
  const [memory, passages] = await Promise.all([
    run.memory?.context({ identity, threadId, input }),
    run.knowledge?.search({ query: input }),
  ]);
  const recalled = memory?.recalled.map(({ text }) => `- ${text}`) ?? [];
  const quoted = passages?.map(({ text, title, uri }) => `- ${text} [${title}, ${uri}]`) ?? [];
  const context = [...recalled, ...quoted].join('\n') || '- nothing';
  const system = renderPrompt(agent.prompt, { tasks: listTasks(), context });
  const turns = (memory?.turns ?? []).map(
    ({ role, text }): Message => (role === 'user' ? { role, text } : { role, text, toolCalls: [] }),
  );
  const messages: Message[] = [{ role: 'system', text: system }, ...turns, { role: 'user', text: input }];
  return { phase: 'decide', messages, mayUseTools: true };
}
