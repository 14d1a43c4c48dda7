import type { History } from '../history.ts';

/** Documents, lists of lines, owners. */
export const documents: readonly History[] = [
  {
    id: 'readme-rewritten',
    source: 'mjun0812/python-project-template #5: the update meets a README of the team’s own',
    edit: 'the README of the repository is written anew, AGENTS.md gets a section and a row',
    canvas: 'support',
    beforeB: (team) => {
      team.write(
        'README.md',
        '# Shop support\n\nWhat the support team runs. Ask in the channel before you change prompts.\n',
      );
      team.replace('AGENTS.md', '| change a setting |', '| ask who owns what | `CODEOWNERS` |\n| change a setting |');
      team.append('AGENTS.md', '\n## How we work\n\n- Prompts are reviewed by support, not by engineers.\n');
    },
    conflict: { at: 'C', places: { 'AGENTS.md': /How we work/ } },
  },
  {
    id: 'package-readme-rewritten',
    source: 'nf-core/gwas #74: after a template update documents are compared by hand, one by one',
    edit: 'the README of the models package is written anew; the pack changes a sentence of it',
    canvas: 'minimal',
    beforeB: (team) =>
      team.write('packages/models/README.md', '# Models\n\nAsk the platform team: we call their gateway.\n'),
    isAimed: true,
    conflict: { at: 'B', places: { 'packages/models/README.md': /four characters a token/ } },
  },
  {
    id: 'readme-badges',
    source: 'epicweb-dev/epic-stack #805: generated repositories carry their own marks on top of shared files',
    edit: 'a badge and a warning on top of package READMEs, links at their ends',
    canvas: 'minimal',
    beforeB: (team) =>
      team.edit(
        /^packages\/(models|memory|security)\/README\.md$/,
        (text) => `> Owned by the platform team.\n\n${text}\nSee also the wiki.\n`,
      ),
  },
  {
    id: 'rules-reworded',
    source: 'codejunkie99/agentic-stack #45: files for coding agents are edited by users and overwritten by upgrades',
    edit: 'the rules of AGENTS.md are reworded in the very line that the pack changes',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'AGENTS.md',
        '- A new tool comes with its test and one eval case.',
        '- A new tool comes with its test and three eval cases.',
      ),
    isAimed: true,
    conflict: { at: 'C', places: { 'AGENTS.md': /three eval cases/ } },
  },
  {
    id: 'page-kept',
    source: 'cruft/cruft #208: what the template drops stays or goes, and edits with it',
    edit: 'failure-modes.md is extended; then the pack drops it',
    canvas: 'minimal',
    beforeB: (team) =>
      team.append('docs/failure-modes.md', '| two refunds | complaint | an idempotency key | a rule in the prompt |\n'),
    owned: ['docs/failure-modes.md'],
  },
  {
    id: 'page-dropped-by-both',
    source:
      'nf-core/website #590: what a team removed gets mixed up with what the template removes, over 100 files conflict',
    edit: 'failure-modes.md and its row are removed before the pack does so',
    canvas: 'minimal',
    beforeB: (team) => {
      team.remove('docs/failure-modes.md');
      team.replace(
        'docs/README.md',
        '[risk-register.md](risk-register.md), [failure-modes.md](failure-modes.md)',
        '[risk-register.md](risk-register.md)',
      );
    },
  },
  {
    id: 'ignored-more',
    source: 'nf-core/website #4189: in .gitignore both sides append; keep both',
    edit: 'entries of the team at the end of .gitignore and .dockerignore, where the pack appends too',
    canvas: 'minimal',
    beforeB: (team) => {
      team.append('.gitignore', '.vercel/\n.idea/\n');
      team.append('.dockerignore', 'test-results\n');
    },
  },
  {
    id: 'variables-added',
    source: 'manucoffin/faster-fixes #24: variables are declared in turbo.json and .env.example',
    edit: 'two variables in .env.example, one documented again, globalEnv in turbo.json',
    canvas: 'support',
    beforeB: (team) => {
      team.append(
        '.env.example',
        '\n# Address of the shop\nSHOP_URL=http://localhost:3000\n\n# Key of the shop (secret: never commit it)\n# SHOP_KEY=\n',
      );
      team.replace('.env.example', 'LOG_LEVEL=info', 'LOG_LEVEL=debug');
      team.replace('turbo.json', '  "ui": "stream",\n', '  "ui": "stream",\n  "globalEnv": ["SHOP_URL"],\n');
    },
  },
  {
    id: 'owners-changed',
    source: 'copier-org/copier #1735: owners of files are the better guard, says the maintainer',
    edit: 'CODEOWNERS gets lines and one owner changes',
    canvas: 'support',
    beforeB: (team) => {
      team.append('CODEOWNERS', '/packages/prompts/        @support-writers\n');
      team.replace('CODEOWNERS', '/.github/                 @lead', '/.github/                 @platform');
    },
  },
  {
    id: 'dashboard-exported',
    source: 'syepes/sio2prom #18: a dashboard exported from Grafana is merged and breaks as JSON',
    edit: 'the dashboard is edited in Grafana and exported: other indentation, a panel more, another refresh',
    canvas: 'minimal',
    beforeB: (team) =>
      team.json('packages/observability/dashboards/agent.json', (dashboard) => {
        dashboard.refresh = '10s';
        dashboard.panels.push({ id: 900, type: 'text', title: 'Who to call', gridPos: { x: 0, y: 900, w: 24, h: 3 } });
      }),
  },
  {
    id: 'alerts-tuned',
    source: 'helm/charts #10801: alerts and dashboards that come with a chart are changed in place',
    edit: 'severity and patience of alerts are changed beside a wording that the pack changes; an alert is added',
    canvas: 'minimal',
    beforeB: (team) => {
      const path = 'packages/observability/rules/cost.yaml';
      team.replace(
        path,
        '        for: 1h\n        labels: { severity: ticket }\n        annotations:\n          summary: A day of models',
        '        for: 3h\n        labels: { severity: page }\n        annotations:\n          summary: A day of models',
      );
      team.replace(
        'packages/observability/rules/tests/cost.test.yaml',
        '        alertname: CostAnomaly\n        exp_alerts:\n          - exp_labels: { severity: ticket }',
        '        alertname: CostAnomaly\n        exp_alerts:\n          - exp_labels: { severity: page }',
      );
      team.append(
        path,
        '      - alert: NoSpending\n        expr: agent:cost_usd:increase1d == 0\n        for: 1d\n        labels: { severity: ticket }\n',
      );
    },
  },
];
