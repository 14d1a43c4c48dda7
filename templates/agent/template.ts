import { defineTemplate, is, not, type Part } from '@agent-canvas/packs';

const single = is('architecture.multiAgent.topology', 'single');
const router = is('architecture.multiAgent.topology', 'router');
const supervisor = is('architecture.multiAgent.topology', 'supervisor');
const specialists = { list: 'derived.specialists', sample: 'sample-agent' };
const readTools = { list: 'derived.tools', sample: 'sample-lookup', where: { field: 'effect', is: 'read' } };
const writeTools = { list: 'derived.tools', sample: 'sample-action', where: { field: 'effect', is: 'write' } };

/** A new tool is made from the one of the same effect. */
const part = (sample: 'sample-lookup' | 'sample-action', effect: 'read' | 'write'): Part => {
  const name = sample === 'sample-lookup' ? 'sampleLookupTool' : 'sampleActionTool';
  return {
    kind: 'tool',
    effect,
    sample,
    files: [`src/tools/${sample}.ts`, `src/tools/${sample}.test.ts`],
    register: [{ file: 'src/tools/index.ts', import: { name, from: `./${sample}.ts` }, list: 'tools', item: name }],
  };
};

export default defineTemplate({
  id: 'agent',
  summary: 'The agent: its loop, its tools with versions, how specialists share a run, and the limits of a run',
  target: 'packages/agent',
  requires: ['models', 'observability', 'prompts'],
  covers: {
    'L1.1': {
      answers: [
        'requirements.performance.taskP95Ms',
        'requirements.budget.perRequestUsd',
        'models.costControls.maxTokensPerRequest',
      ],
      proof: 'templates/agent/files/src/create-agent.test.ts',
    },
    'L1.2': { answers: [], proof: 'templates/agent/files/src/create-agent.test.ts' },
    'L1.3': { answers: [], proof: 'templates/agent/files/src/define-tool.test.ts' },
    'L2.1': { answers: ['models.costControls.earlyExit'], proof: 'templates/agent/files/src/create-agent.test.ts' },
    'F1.1': {
      answers: ['architecture.orchestration.maxParallel'],
      proof: 'templates/agent/files/src/create-agent.test.ts',
    },
    P3: {
      answers: ['architecture.multiAgent.topology', 'architecture.multiAgent.specialists'],
      proof: 'templates/agent/files/src/topology/router.test.ts',
    },
  },
  files: [
    { match: 'src/tools/*.ts', kind: 'app' },
    { match: 'src/tools/sample-lookup*.ts', each: readTools },
    { match: 'src/tools/sample-action*.ts', each: writeTools },
    { match: 'src/data/*.ts', kind: 'app' },
    { match: 'src/agents/sample-agent.ts', kind: 'app', when: not(single), each: specialists },
    { match: 'src/topology/router*.ts', when: router },
    { match: 'src/topology/route-by-*.ts', when: router },
    { match: 'src/topology/supervisor*.ts', when: supervisor },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'The agents of this repository, and what bounds a run of theirs.',
    entries: [
      {
        key: 'specialists',
        from: 'derived.specialists',
        type: { name: 'SpecialistEntry[]', import: 'SpecialistEntry', from: './topology/specialist.ts' },
        pick: ['name', 'duty', 'tools'],
      },
      { key: 'maxParallel', from: 'architecture.orchestration.maxParallel' },
      { key: 'taskP95Ms', from: 'requirements.performance.taskP95Ms' },
      { key: 'maxTokens', from: 'models.costControls.maxTokensPerRequest' },
      { key: 'maxCostMicroUsd', from: 'requirements.budget.perRequestUsd', as: 'microUsd' },
      { key: 'earlyExit', from: 'models.costControls.earlyExit' },
    ],
  },
  wiring: [
    {
      path: 'src/wiring/parts.ts',
      doc: 'The tools, agents and topology of the canvas.',
      exports: [
        {
          name: 'topology',
          choose: [
            { import: 'router', from: '../topology/router.ts', when: router },
            { import: 'supervisor', from: '../topology/supervisor.ts', when: supervisor },
            { import: 'single', from: '../topology/single.ts' },
          ],
        },
        {
          name: 'canvasTools',
          type: { name: 'Tool[]', from: '../define-tool.ts' },
          list: [
            { import: 'sampleLookupTool', from: '../tools/sample-lookup.ts', each: readTools },
            { import: 'sampleActionTool', from: '../tools/sample-action.ts', each: writeTools },
          ],
        },
        {
          name: 'specialistExtras',
          type: { name: 'SpecialistExtras[]', from: '../topology/specialist.ts' },
          list: [
            { import: 'sampleAgentExtras', from: '../agents/sample-agent.ts', when: not(single), each: specialists },
          ],
        },
      ],
    },
  ],
  parts: [part('sample-lookup', 'read'), part('sample-action', 'write')],
  contributions: [
    { slot: 'root.scripts', key: 'tools', value: { run: 'node packages/agent/src/list-tools.ts' } },
    {
      slot: 'readme.commands',
      key: 'tools',
      value: { command: 'pnpm tools', what: 'lists the tools with their versions' },
    },
    {
      slot: 'agents.tasks',
      key: 'tool',
      value: {
        task: 'add a tool',
        file: 'packages/agent/src/tools/NAME.ts, its test, a line in src/tools/index.ts, and a golden case under packages/evals',
      },
    },
    {
      slot: 'agents.tasks',
      key: 'tool-of-agent',
      value: {
        task: 'let an agent use a tool of yours',
        file: 'its name under tools in packages/agent/src/agents/NAME.ts',
      },
      when: not(is('architecture.multiAgent.topology', 'single')),
    },
    {
      slot: 'agents.tasks',
      key: 'tool-data',
      value: { task: 'let tools reach your own system', file: 'packages/agent/src/data/tool-data.ts' },
    },
  ],
  unbuilt: [
    { setting: 'architecture.orchestration.style', value: 'dag', runsOn: 'the loop' },
    {
      setting: 'architecture.orchestration.durableEngine',
      value: 'temporal',
      runsOn: 'memory: a run ends with the process that runs it',
    },
  ],
  operations: [
    {
      setting: 'architecture.orchestration.durableEngine',
      steps: [
        {
          do: 'Let running runs end before the new code comes (take the service out of rotation; it drains on SIGTERM): a run is not handed from one engine to the other.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'architecture.orchestration.durableEngine',
      to: 'temporal',
      steps: [
        {
          do: 'Start no Temporal for this: it has no adapter yet, a run ends with its process as before, and production refuses to boot on this answer.',
          kind: 'service',
        },
      ],
    },
    {
      setting: 'architecture.orchestration.durableEngine',
      from: 'temporal',
      steps: [
        {
          do: 'Search Temporal for open workflows of your own adapter (temporal workflow list --query \'ExecutionStatus="Running"\') and let them end or cancel them, before its workers go.',
          kind: 'data',
        },
        { do: 'Remove the workers and, where nothing else uses it, the namespace.', kind: 'service', after: true },
      ],
    },
  ],
});
