import { any, defineTemplate, is, not } from '@agent-canvas/packs';

const single = is('architecture.multiAgent.topology', 'single');
const router = is('architecture.multiAgent.topology', 'router');
const supervisor = is('architecture.multiAgent.topology', 'supervisor');
const specialists = { list: 'derived.specialists', sample: 'sample-agent' };
const description = { "'What the agent does and for whom.'": 'description' };

export default defineTemplate({
  id: 'prompts',
  summary: 'Versioned prompts, one file each, with checks',
  target: 'packages/prompts',
  files: [
    { match: 'src/agents/assistant.ts', kind: 'app', when: single, texts: description },
    {
      match: 'src/agents/sample-agent.ts',
      kind: 'app',
      when: not(single),
      each: specialists,
      texts: { ...description, "'What the specialist does.'": 'duty' },
    },
    { match: 'src/prompts.ts', kind: 'app' },
    { match: 'src/own/sample-prompt.ts', kind: 'app', when: any() },
    { match: 'src/orchestration/*.ts', kind: 'app' },
    { match: 'src/orchestration/route.ts', when: router },
    { match: 'src/orchestration/supervisor.ts', when: supervisor, texts: description },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'What every prompt knows about this system.',
    entries: [
      {
        key: 'useCases',
        from: 'useCases',
        type: { name: 'UseCase[]', import: 'UseCase', from: './use-case.ts' },
        pick: ['id', 'story', 'requirements'],
      },
    ],
  },
  wiring: [
    {
      path: 'src/wiring/prompts.ts',
      doc: 'The prompts of the canvas.',
      exports: [
        {
          name: 'canvasPrompts',
          type: { name: 'Prompt[]', from: '../define-prompt.ts' },
          list: [
            { import: 'assistantPrompt', from: '../agents/assistant.ts', when: single },
            { import: 'sampleAgentPrompt', from: '../agents/sample-agent.ts', when: not(single), each: specialists },
            { import: 'routePrompt', from: '../orchestration/route.ts', when: router },
            { import: 'supervisorPrompt', from: '../orchestration/supervisor.ts', when: supervisor },
          ],
        },
      ],
    },
  ],
  parts: [
    {
      kind: 'prompt',
      sample: 'sample-prompt',
      files: ['src/own/sample-prompt.ts'],
      register: [
        {
          file: 'src/prompts.ts',
          import: { name: 'samplePromptPrompt', from: './own/sample-prompt.ts' },
          list: 'prompts',
          item: 'samplePromptPrompt',
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'agents.tasks',
      key: 'prompt',
      value: { task: 'change what an agent is told', file: 'packages/prompts/src/agents/' },
    },
  ],
});
