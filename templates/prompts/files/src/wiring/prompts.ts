/** The prompts of the canvas. */
import { assistantPrompt } from '../agents/assistant.ts';
import { sampleAgentPrompt } from '../agents/sample-agent.ts';
import type { Prompt } from '../define-prompt.ts';
import { routePrompt } from '../orchestration/route.ts';
import { supervisorPrompt } from '../orchestration/supervisor.ts';

export const canvasPrompts: Prompt[] = [assistantPrompt, sampleAgentPrompt, routePrompt, supervisorPrompt];
