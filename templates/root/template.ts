import { any, defineTemplate, is, not, some } from '@agent-canvas/packs';

const roles = [
  'leadArchitect',
  'securityArchitect',
  'performanceEngineer',
  'productOwner',
  'legal',
  'stakeholderRepresentative',
  'releaseManager',
  'operationsLead',
  'securityLead',
];

export default defineTemplate({
  id: 'root',
  summary: 'The workspace itself: manifests, checks, CI, README and the canvas on one page',
  target: '.',
  covers: {
    'F10.2': {
      answers: [
        'project.stakeholders.approvals.architecture',
        'project.stakeholders.approvals.security',
        'project.stakeholders.approvals.business',
        'project.stakeholders.approvals.release',
      ],
      proof: 'templates/root/files/scripts/check-governance.test.ts',
    },
  },
  slots: [
    'env',
    'root.scripts',
    'root.devDependencies',
    'agents.tasks',
    'readme.commands',
    'knip.ignore',
    'ci.steps',
    'gitignore',
  ],
  files: [
    { match: '.github/**', when: is('stack.ci', 'github') },
    { match: '.gitlab-ci.yml', when: is('stack.ci', 'gitlab') },
    { match: 'CODEOWNERS', when: any(...roles.map((role) => some(`project.team.roles.${role}`))) },
    { match: '{README.md,governance.json}', kind: 'app' },
  ],
  config: {
    path: 'scripts/config.ts',
    doc: 'What the team promised itself: reviews that come round, who must agree, who answers at night.',
    entries: [
      {
        key: 'reviewEveryMs.architecture',
        from: 'governance.procedures.architectureReviewEvery',
        as: 'ms',
      },
      { key: 'reviewEveryMs.runbooks', from: 'governance.continuity.runbookReviewEvery', as: 'ms' },
      { key: 'reviewEveryMs.costs', from: 'governance.costManagement.reviewEvery', as: 'ms' },
      { key: 'reviewEveryMs.stakeholders', from: 'project.stakeholders.engagement.every', as: 'ms' },
      {
        key: 'reviewEveryMs.knowledge',
        from: 'data.governance.reviewEvery',
        as: 'ms',
        when: not(is('knowledge.updateStrategy.mode', 'none')),
      },
      { key: 'incidentReviews', from: 'governance.continuity.incidentReviews' },
      ...['architecture', 'security', 'business', 'release'].map((subject) => ({
        key: `approvals.${subject}`,
        from: `project.stakeholders.approvals.${subject}`,
        type: { name: 'string[]' },
      })),
      { key: 'onCall', from: 'governance.procedures.onCall', type: { name: 'string[]' } },
      { key: 'deputies', from: 'governance.continuity.deputies', type: { name: 'string[]' } },
      {
        key: 'phases',
        from: 'project.timeline.phases',
        type: { name: 'Phase[]', import: 'Phase', from: './phase.ts' },
        pick: ['name', 'start', 'end', 'gate'],
      },
      {
        key: 'risks',
        from: 'project.risks.register',
        type: { name: 'Risk[]', import: 'Risk', from: './risk.ts' },
        pick: ['risk', 'impact', 'owner', 'mitigation'],
      },
    ],
  },
  contributions: [
    { slot: 'root.devDependencies', key: 'node', value: {}, when: is('stack.pinNode', true) },
    {
      slot: 'root.scripts',
      key: 'check:reviews',
      value: { run: 'node scripts/check-governance.ts reviews' },
    },
    {
      slot: 'root.scripts',
      key: 'check:release',
      value: { run: 'node scripts/check-governance.ts release' },
    },
    {
      slot: 'ci.steps',
      key: 'reviews',
      value: { name: 'Reviews that are due', run: 'npx pnpm@12.21.0 check:reviews', when: 'schedule' },
    },
    {
      slot: 'readme.commands',
      key: 'check:release',
      value: { command: 'pnpm check:release', what: 'who has not agreed yet, and what else stands before a release' },
    },
    {
      slot: 'readme.commands',
      key: 'check:reviews',
      value: {
        command: 'pnpm check:reviews',
        what: 'reviews that are overdue (`governance.json` holds what was done)',
      },
    },
    {
      slot: 'agents.tasks',
      key: '82-governance',
      value: { task: 'record a review, an incident or an approval', file: 'governance.json' },
    },
  ],
});
