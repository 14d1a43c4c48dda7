import { all, any, type Condition, defineTemplate, is, not, some } from '@agent-canvas/packs';

const kubernetes = is('stack.target', 'kubernetes');
const compose = not(kubernetes);
const alerts = any(
  is('experience.support.alerts.slack', true),
  is('experience.support.alerts.pagerduty', true),
  is('experience.support.alerts.email', true),
);
const kpis = some('business.businessMetrics.kpis');
const knowledge = not(is('knowledge.updateStrategy.mode', 'none'));
const windows = any(some('governance.procedures.maintenanceWindows'), some('experience.support.hours'));
const thanos = is('stack.telemetry.metricsLongTerm', 'thanos');
const elasticsearch = is('stack.telemetry.logs', 'elasticsearch');
const jaeger = is('stack.telemetry.traces', 'jaeger');

const service = (key: string, value: object, when?: Condition) => ({
  slot: 'compose.services',
  key,
  value,
  when: when ? all(compose, when) : compose,
});
const volume = (key: string, when?: Condition) => ({
  slot: 'compose.volumes',
  key,
  value: {},
  when: when ? all(compose, when) : compose,
});
const home = './packages/observability';
const prometheusFlags = [
  '--config.file=/etc/prometheus/prometheus.yaml',
  '--storage.tsdb.path=/prometheus',
  '--storage.tsdb.retention.time=30d',
];
const prometheusParts = {
  image: 'prom/prometheus:v3.5.0',
  volumes: [
    `${home}/prometheus.yaml:/etc/prometheus/prometheus.yaml:ro`,
    `${home}/rules:/etc/prometheus/rules:ro`,
    'prometheus-data:/prometheus',
  ],
  ports: ['127.0.0.1:9090:9090'],
  restart: 'unless-stopped',
};
const thanosPart = (command: string[], volumes: string[] = []) => ({
  image: 'thanosio/thanos:v0.39.2',
  command,
  volumes: [`${home}/thanos/bucket.yaml:/etc/thanos/bucket.yaml:ro`, 'thanos-data:/thanos', ...volumes],
  restart: 'unless-stopped',
});
const bucket = '--objstore.config-file=/etc/thanos/bucket.yaml';

export default defineTemplate({
  id: 'observability',
  summary: 'Traces, metrics and logs, service objectives with burn-rate alerts, dashboards',
  target: 'packages/observability',
  covers: {
    'F1.1': {
      answers: ['architecture.orchestration.alerts.latencySeconds', 'architecture.orchestration.alerts.errorPct'],
      proof: 'templates/observability/template.test.ts',
    },
    'L2.3': { answers: [], proof: 'templates/observability/files/src/start-telemetry.test.ts' },
    K7: {
      answers: ['stack.telemetry.traces', 'stack.telemetry.logs'],
      proof: 'templates/observability/files/src/start-telemetry.test.ts',
    },
    'F6.4': {
      answers: [
        'experience.support.alerts.slack',
        'experience.support.alerts.pagerduty',
        'experience.support.alerts.email',
      ],
      proof: 'templates/observability/template.test.ts',
    },
    'F8.1': {
      answers: [
        'requirements.performance.p50Ms',
        'requirements.performance.p95Ms',
        'requirements.performance.p99Ms',
        'requirements.reliability.availabilityPct',
      ],
      proof: 'templates/observability/template.test.ts',
    },
    P7: { answers: ['stack.telemetry.traces'], proof: 'templates/observability/files/src/start-telemetry.test.ts' },
  },
  files: [
    { match: 'rules/kpi*.yaml', when: kpis },
    { match: 'rules/tests/kpis.test.yaml', when: kpis },
    { match: 'rules/knowledge*.yaml', when: knowledge },
    { match: 'rules/tests/knowledge.test.yaml', when: knowledge },
    { match: 'rules/windows.yaml', when: windows },
    { match: 'rules/tests/windows.test.yaml', when: windows },
    { match: 'alertmanager/**', when: alerts },
    { match: 'vector.yaml', when: all(compose, elasticsearch) },
    { match: 'thanos/**', when: all(compose, thanos) },
    { match: 'kustomization.yaml', when: kubernetes },
    { match: 'kubernetes/**', when: kubernetes },
    { match: 'kubernetes/alertmanager.yaml', when: alerts },
    { match: 'kubernetes/jaeger.yaml', when: jaeger },
    { match: 'kubernetes/thanos.yaml', when: thanos },
    { match: 'kubernetes/logs/**', when: elasticsearch },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Objectives that shape the buckets of histograms (a bucket ends exactly on each), KPIs, and times at which nobody is woken.',
    entries: [
      {
        key: 'kpis',
        from: 'business.businessMetrics.kpis',
        pick: ['name', 'unit'],
        type: { name: 'Kpi[]', import: 'Kpi', from: './kpi.ts' },
      },
      { key: 'firstTokenP95Ms', from: 'requirements.performance.firstTokenP95Ms' },
      { key: 'maintenanceWindows', from: 'governance.procedures.maintenanceWindows', type: { name: 'string[]' } },
      { key: 'service.p50Ms', from: 'requirements.performance.p50Ms' },
      { key: 'service.p95Ms', from: 'requirements.performance.p95Ms' },
      { key: 'service.p99Ms', from: 'requirements.performance.p99Ms' },
      { key: 'supportHours', from: 'experience.support.hours', type: { name: 'string' } },
      { key: 'taskP95Ms', from: 'requirements.performance.taskP95Ms' },
      { key: 'toolLatencySeconds', from: 'architecture.orchestration.alerts.latencySeconds' },
    ],
  },
  contributions: [
    {
      slot: 'env',
      key: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      value: { doc: 'Where spans go (OTLP over HTTP); empty: none leave the process', example: '', secret: false },
    },
    {
      slot: 'env',
      key: 'OTEL_TRACES_SAMPLER_ARG',
      value: { doc: 'Share of traces that are kept, 0 to 1', example: '1', secret: false },
    },
    {
      slot: 'agents.tasks',
      key: 'alert',
      value: { task: 'change an objective, an alert or a metric', file: 'packages/observability/AGENTS.md' },
    },
    {
      slot: 'gitignore',
      key: 'packages/observability/alertmanager/secrets/',
      value: {},
      when: alerts,
    },
    service('prometheus', { ...prometheusParts, command: prometheusFlags }, not(thanos)),
    service(
      'prometheus',
      {
        ...prometheusParts,
        // The sidecar uploads blocks, so Prometheus itself must not merge them.
        command: [...prometheusFlags, '--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
      },
      thanos,
    ),
    volume('prometheus-data'),
    service(
      'alertmanager',
      {
        image: 'prom/alertmanager:v0.28.1',
        command: ['--config.file=/etc/alertmanager/alertmanager.yaml'],
        volumes: [`${home}/alertmanager:/etc/alertmanager:ro`],
        ports: ['127.0.0.1:9093:9093'],
        restart: 'unless-stopped',
      },
      alerts,
    ),
    service(
      'jaeger',
      {
        image: 'jaegertracing/jaeger:2.9.0',
        ports: ['127.0.0.1:16686:16686'],
        restart: 'unless-stopped',
      },
      jaeger,
    ),
    service(
      'elasticsearch',
      {
        image: 'elasticsearch:8.18.1',
        environment: {
          'discovery.type': 'single-node',
          'xpack.security.enabled': 'false',
          ES_JAVA_OPTS: '-Xms512m -Xmx512m',
        },
        volumes: ['elasticsearch-data:/usr/share/elasticsearch/data'],
        restart: 'unless-stopped',
      },
      elasticsearch,
    ),
    volume('elasticsearch-data', elasticsearch),
    service(
      'vector',
      {
        image: 'timberio/vector:0.46.1-alpine',
        environment: { ELASTICSEARCH_URL: 'http://elasticsearch:9200' },
        volumes: [
          `${home}/vector.yaml:/etc/vector/vector.yaml:ro`,
          '/var/run/docker.sock:/var/run/docker.sock:ro',
          'vector-data:/var/lib/vector',
        ],
        depends_on: ['elasticsearch'],
        restart: 'unless-stopped',
      },
      elasticsearch,
    ),
    volume('vector-data', elasticsearch),
    service(
      'thanos-sidecar',
      thanosPart(
        ['sidecar', '--tsdb.path=/prometheus', '--prometheus.url=http://prometheus:9090', bucket],
        ['prometheus-data:/prometheus'],
      ),
      thanos,
    ),
    service('thanos-store', thanosPart(['store', '--data-dir=/tmp/store', bucket]), thanos),
    service(
      'thanos-compact',
      thanosPart([
        'compact',
        '--wait',
        '--data-dir=/tmp/compact',
        bucket,
        '--retention.resolution-raw=30d',
        '--retention.resolution-5m=365d',
        '--retention.resolution-1h=365d',
      ]),
      thanos,
    ),
    service(
      'thanos-query',
      {
        image: 'thanosio/thanos:v0.39.2',
        command: ['query', '--endpoint=thanos-sidecar:10901', '--endpoint=thanos-store:10901'],
        ports: ['127.0.0.1:10902:10902'],
        restart: 'unless-stopped',
      },
      thanos,
    ),
    volume('thanos-data', thanos),
  ],
  unbuilt: [],
  operations: [
    {
      setting: 'stack.telemetry.traces',
      to: 'jaeger',
      steps: [
        {
          do: 'Start Jaeger with storage that lasts where traces have to outlive a restart; the one that is emitted keeps them in memory.',
          kind: 'service',
        },
        {
          do: 'Point OTEL_EXPORTER_OTLP_ENDPOINT at it. Old traces stay where they are: keep that system readable until their retention ends.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'stack.telemetry.traces',
      to: 'otlp',
      steps: [
        {
          do: 'Set OTEL_EXPORTER_OTLP_ENDPOINT to your collector: without it no span leaves the process.',
          kind: 'secret',
        },
        {
          do: 'Remove Jaeger once nobody needs its traces; they are not moved.',
          kind: 'service',
          after: true,
        },
      ],
    },
    {
      setting: 'stack.telemetry.logs',
      to: 'elasticsearch',
      steps: [
        {
          do: 'Start Elasticsearch with a disk for the whole retention and a lifecycle policy for its indices, then Vector, which reads the logs of the containers.',
          kind: 'service',
        },
        {
          do: 'Set the retention to what data protection allows: logs that so far went with their container are kept from now on.',
          kind: 'data',
        },
        {
          do: 'Check that new lines arrive before you end the old collection; earlier logs are not moved.',
          kind: 'service',
          after: true,
        },
      ],
    },
    {
      setting: 'stack.telemetry.logs',
      to: 'stdout',
      steps: [
        {
          do: 'Make a snapshot of the indices that have to be kept, and move alerts and dashboards that search in them.',
          kind: 'data',
        },
        {
          do: 'See to it that the platform collects standard output, then stop Vector and Elasticsearch.',
          kind: 'service',
          after: true,
        },
      ],
    },
    {
      setting: 'stack.telemetry.metricsLongTerm',
      to: 'thanos',
      steps: [
        {
          do: 'Create a bucket and name it in packages/observability/thanos/bucket.yaml in place of the folder; its keys come from the environment, never from git.',
          kind: 'secret',
        },
        {
          do: 'Give each further Prometheus an external label replica of its own before its sidecar uploads: blocks with equal labels are taken for copies.',
          kind: 'service',
        },
        {
          do: 'Blocks that Prometheus holds already are uploaded only with --shipper.upload-compacted; keep its volume until they are in the bucket.',
          kind: 'data',
        },
        { do: 'Point dashboards at the Thanos querier.', kind: 'service', after: true },
      ],
    },
    {
      setting: 'stack.telemetry.metricsLongTerm',
      to: 'none',
      steps: [
        {
          do: 'Point dashboards and rules that look further back than the 30 days of Prometheus elsewhere, or accept that they end there.',
          kind: 'service',
        },
        {
          do: 'Keep the bucket until its retention ends: error budgets of the past are computed from it.',
          kind: 'data',
          after: true,
        },
      ],
    },
  ],
});
