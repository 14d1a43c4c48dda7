import { any, defineTemplate, some } from '@agent-canvas/packs';

export default defineTemplate({
  id: 'evals',
  summary: 'Golden cases, scorers, gates and a baseline, run on the real agent',
  target: 'packages/evals',
  requires: ['agent', 'models'],
  covers: {
    K1: { answers: ['useCases'], proof: 'templates/evals/files/src/load-cases.test.ts' },
    'F8.2': {
      answers: [
        'governance.quality.accuracyMin',
        'governance.quality.consistencyMin',
        'governance.quality.regulatoryMin',
        'governance.quality.securityMin',
      ],
      proof: 'templates/evals/files/src/check-gates.test.ts',
    },
  },
  files: [
    { match: 'golden/**', kind: 'app' },
    {
      match: 'golden/sample-use-case.json',
      each: { list: 'useCases', sample: 'sample-use-case' },
      texts: { '"a sample story"': 'story', '["a sample acceptance"]': 'acceptance' },
    },
    { match: 'golden/sample-eval.json', when: any(), texts: { '"an example input"': 'derived.exampleInput' } },
    { match: 'golden/base.regulatory.json', when: some('security.compliance.frameworks') },
  ],
  parts: [{ kind: 'eval', sample: 'sample-eval', files: ['golden/sample-eval.json'] }],
  config: {
    path: 'src/config.ts',
    doc: 'What the evaluations hold the agent to.',
    entries: [
      { key: 'gates.accuracyMin', from: 'governance.quality.accuracyMin' },
      { key: 'gates.consistencyMin', from: 'governance.quality.consistencyMin' },
      { key: 'gates.regulatoryMin', from: 'governance.quality.regulatoryMin' },
      { key: 'gates.securityMin', from: 'governance.quality.securityMin' },
      { key: 'limits.maxTokens', from: 'models.costControls.maxTokensPerRequest' },
      { key: 'limits.taskMs', from: 'requirements.performance.taskP95Ms' },
      { key: 'limits.costUsd', from: 'requirements.budget.perRequestUsd' },
      {
        key: 'successMetrics',
        from: 'project.successMetrics.criteria',
        type: { name: 'SuccessMetric[]', import: 'SuccessMetric', from: './success-metric.ts' },
        pick: ['name', 'metric', 'threshold', 'direction'],
      },
    ],
  },
  contributions: [
    {
      slot: 'agents.tasks',
      key: '30-eval',
      value: { task: 'add an eval case (one JSON object)', file: 'packages/evals/golden/base.routing.json' },
    },
    {
      slot: 'agents.tasks',
      key: '31-golden',
      value: { task: 'give a use case the words of real users', file: 'packages/evals/golden/<use case>.json' },
      when: some('useCases'),
    },
    {
      slot: 'readme.commands',
      key: 'eval-baseline',
      value: {
        command: 'pnpm eval --baseline',
        what: 'fails on cases that passed in the saved baseline and do not now',
      },
    },
  ],
});
