/** Every prompt of this repository. */
import { assistantPrompt } from '../agents/assistant.ts';
import { sampleAgentPrompt } from '../agents/sample-agent.ts';
import type { Prompt } from '../define-prompt.ts';
import { routePrompt } from '../orchestration/route.ts';
import { supervisorPrompt } from '../orchestration/supervisor.ts';

export const prompts: Prompt[] = [assistantPrompt, sampleAgentPrompt, routePrompt, supervisorPrompt];
