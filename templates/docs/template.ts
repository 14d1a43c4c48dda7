import { any, defineTemplate, is, not, some } from '@agent-canvas/packs';

export default defineTemplate({
  id: 'docs',
  summary: 'Documents drawn from the answers: business case, architecture, runbooks, playbooks, readiness',
  target: 'docs',
  covers: {
    'L3.3': { answers: [], proof: 'templates/docs/template.test.ts' },
  },
  files: [
    {
      match: 'business-case.md',
      when: any(
        some('business.provenValue.prose'),
        some('business.businessMetrics.kpis'),
        some('useCases'),
        some('project.successMetrics.criteria'),
      ),
    },
    { match: 'roadmap.md', when: some('project.timeline.phases') },
    { match: 'controls.md', when: some('security.compliance.frameworks') },
    { match: 'runbooks/knowledge.md', when: not(is('knowledge.updateStrategy.mode', 'none')) },
    { match: 'adr/**', kind: 'app' },
    { match: 'risk-register.md', kind: 'app' },
    { match: 'runbooks/sample-runbook.md', kind: 'app', when: any() },
  ],
  parts: [{ kind: 'runbook', sample: 'sample-runbook', files: ['runbooks/sample-runbook.md'] }],
  contributions: [
    {
      slot: 'agents.tasks',
      key: '80-decision',
      value: { task: 'record a decision that a reader would question', file: 'docs/adr/NNNN-<title>.md' },
    },
    {
      slot: 'agents.tasks',
      key: '81-alert',
      value: { task: 'act on an alert', file: 'docs/runbooks/<topic>.md' },
    },
  ],
});
