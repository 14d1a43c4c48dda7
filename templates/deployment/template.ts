import { all, type Condition, defineTemplate, is, not } from '@agent-canvas/packs';

const kubernetes = is('stack.target', 'kubernetes');
const compose = not(kubernetes);
const postgres = is('memory.architecture.working', 'postgres');
const ownTls = not(is('security.implementation.tls.certificates', 'none'));
const rolling = is('architecture.rollouts.strategy', 'rolling');

const service = (key: string, value: object, when: Condition) => ({
  slot: 'compose.services',
  key,
  value,
  when: all(compose, when),
});
const volume = (key: string, when: Condition) => ({
  slot: 'compose.volumes',
  key,
  value: {},
  when: all(compose, when),
});

const caddy = {
  image: 'caddy:2.10-alpine',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
  environment: { SITE_ADDRESS: '${SITE_ADDRESS:-localhost}' },
  ports: ['80:80', '443:443'],
  restart: 'unless-stopped',
};
const caddyVolumes = ['./packages/deployment/caddy/Caddyfile:/etc/caddy/Caddyfile:ro', 'caddy-data:/data'];

export default defineTemplate({
  id: 'deployment',
  summary: 'Image, compose or Kubernetes, rollouts, backup, smoke and load tests',
  target: 'packages/deployment',
  requires: ['observability'],
  covers: {
    K5: {
      answers: ['stack.target', 'business.growth.multiple', 'requirements.performance.peakRps'],
      proof: 'templates/deployment/template.test.ts',
    },
    'F5.3': {
      answers: ['security.implementation.tls.minVersion', 'security.implementation.tls.certificates'],
      proof: 'templates/deployment/template.test.ts',
    },
    'F8.1': {
      answers: ['requirements.performance.sustainedRps', 'governance.quality.loadP95Ms'],
      proof: 'templates/deployment/files/src/load.test.ts',
    },
  },
  slots: ['compose.services', 'compose.volumes'],
  files: [
    { match: 'compose.yaml', when: compose },
    { match: 'caddy/**', when: all(compose, ownTls) },
    { match: 'backup.sh', when: all(compose, postgres) },
    { match: 'kubernetes/**', when: kubernetes },
    { match: 'kubernetes/ingress.yaml', when: ownTls },
    { match: 'kubernetes/data.yaml', when: is('memory.architecture.working', 'embedded') },
    { match: 'kubernetes/backup.yaml', when: postgres },
    {
      match: 'kubernetes/backup-continuous.yaml',
      when: all(postgres, is('requirements.reliability.backup.continuous', true)),
    },
    { match: 'kubernetes/rollout.yaml', when: not(rolling) },
    { match: 'kubernetes/analysis.yaml', when: is('architecture.rollouts.strategy', 'canary') },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'What `pnpm load` drives and what it must hold.',
    entries: [
      { key: 'errorRatePct', from: 'requirements.reliability.errorRatePct' },
      { key: 'loadP95Ms', from: 'governance.quality.loadP95Ms' },
      { key: 'service.p50Ms', from: 'requirements.performance.p50Ms' },
      { key: 'service.p95Ms', from: 'requirements.performance.p95Ms' },
      { key: 'service.p99Ms', from: 'requirements.performance.p99Ms' },
      { key: 'sustainedRps', from: 'requirements.performance.sustainedRps' },
    ],
  },
  contributions: [
    { slot: 'root.scripts', key: 'smoke', value: { run: 'node packages/deployment/src/run-smoke.ts' } },
    { slot: 'root.scripts', key: 'load', value: { run: 'node packages/deployment/src/run-load.ts' } },
    {
      slot: 'readme.commands',
      key: 'smoke',
      value: { command: 'pnpm smoke URL', what: 'does a running service have all that a deployment must have?' },
    },
    {
      slot: 'readme.commands',
      key: 'load',
      value: {
        command: 'pnpm load URL',
        what: 'holds a running service to the numbers of canvas.yaml, at a constant rate',
      },
    },
    {
      slot: 'env',
      key: 'AGENT_API_KEY',
      value: { doc: 'Key that pnpm smoke and pnpm load present', example: '', secret: true },
    },
    {
      slot: 'env',
      key: 'SITE_ADDRESS',
      value: {
        doc: 'Public name of the service; certificates are fetched for it',
        example: 'localhost',
        secret: false,
      },
      when: all(compose, ownTls),
    },
    {
      slot: 'agents.tasks',
      key: 'deploy',
      value: { task: 'change how it is shipped', file: 'packages/deployment/AGENTS.md' },
    },
    {
      slot: 'gitignore',
      key: 'packages/deployment/caddy/certificates/',
      value: {},
      when: all(compose, is('security.implementation.tls.certificates', 'provided')),
    },
    service('caddy', { ...caddy, volumes: caddyVolumes }, is('security.implementation.tls.certificates', 'automatic')),
    service(
      'caddy',
      { ...caddy, volumes: [...caddyVolumes, './packages/deployment/caddy/certificates:/etc/caddy/certificates:ro'] },
      is('security.implementation.tls.certificates', 'provided'),
    ),
    volume('caddy-data', ownTls),
    service(
      'backup',
      {
        image: 'postgres:17',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
        environment: { PGHOST: 'postgres', PGUSER: 'agent', PGDATABASE: 'agent', PGPASSWORD: '${POSTGRES_PASSWORD}' },
        entrypoint: ['bash', '/backup.sh'],
        command: [
          '{{round (seconds requirements.reliability.backup.every)}}',
          '{{#if (ne requirements.reliability.backup.retention "forever")}}{{round (divide (seconds requirements.reliability.backup.retention) 60)}}{{/if}}',
        ],
        volumes: ['./packages/deployment/backup.sh:/backup.sh:ro', 'backup-data:/backup'],
        depends_on: { postgres: { condition: 'service_healthy' } },
        restart: 'unless-stopped',
      },
      postgres,
    ),
    volume('backup-data', postgres),
  ],
  unbuilt: [
    { setting: 'stack.target', value: 'ecs', runsOn: 'compose' },
    {
      setting: 'architecture.rollouts.shadow',
      value: 'true',
      runsOn: 'the rollout without a shadow',
      refused: false,
    },
  ],
  operations: [
    {
      setting: 'stack.target',
      to: 'kubernetes',
      steps: [
        {
          do: 'Push the image to a registry that the cluster pulls from, and create the namespace and the Secret agent-service with every secret of .env (kubectl create secret generic, never a manifest in git).',
          kind: 'secret',
        },
        {
          do: 'Bring the engines that compose started: managed ones or operators in the cluster for PostgreSQL and Redis; the manifests start the service alone.',
          kind: 'service',
        },
        {
          do: 'Stop writes, dump the volumes of compose (pg_dump; DATA_DIR of an embedded database or audit file) and restore them in the cluster, then run pnpm verify:audit there.',
          kind: 'data',
        },
        {
          do: 'Lower the TTL of the DNS name a day ahead. Deploy, run pnpm smoke against the new address, and only then move the name.',
          kind: 'deploy',
        },
        {
          do: 'Keep the compose host stopped but whole until a backup of the cluster was restored once as a test.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'stack.target',
      to: 'compose',
      steps: [
        {
          do: 'Prepare one host with room for every service of compose.yaml, write .env with the secrets of the cluster (file mode 600), and open ports 80 and 443 alone.',
          kind: 'secret',
        },
        {
          do: 'Stop writes, dump the databases of the cluster and restore them into the volumes of compose before the service starts, then run pnpm verify:audit.',
          kind: 'data',
        },
        {
          do: 'Deploy, run pnpm smoke against the host, and only then move the DNS name: one host has neither canary nor autoscaling.',
          kind: 'deploy',
        },
      ],
    },
    {
      setting: 'stack.target',
      to: 'ecs',
      steps: [
        {
          do: 'Stay where you run: there are no task definitions for ECS yet, compose is emitted in their place, and production refuses to boot on this answer.',
          kind: 'deploy',
        },
      ],
    },
  ],
});
