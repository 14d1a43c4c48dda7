import { any, defineTemplate, is, some } from '@agent-canvas/packs';

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
    { match: 'README.md', kind: 'app' },
  ],
  contributions: [
    { slot: 'root.devDependencies', key: 'node', value: {}, when: is('stack.pinNode', true) },
    {
      slot: 'env',
      key: 'DATA_DIR',
      value: { doc: 'Where embedded engines keep their files', example: '.data', secret: false },
    },
    { slot: 'env', key: 'HOST', value: { doc: 'Address to listen on', example: '127.0.0.1', secret: false } },
    { slot: 'env', key: 'PORT', value: { doc: 'Port to listen on', example: '8787', secret: false } },
  ],
});
