import { defineTemplate, is, not, some } from '@agent-canvas/packs';

const named = some('models.providers.models');
const gateways = some('api.endpoints.gateways');
const cascade = is('models.routing.strategy', 'cascade');
const costAware = is('models.routing.strategy', 'cost-aware');
const cache = is('models.costControls.cache', true);
const comparison = is('api.comparison.enabled', true);

const keyOf = (provider: string, prefix: string) => ({
  slot: 'env',
  key: `${prefix}_API_KEY`,
  value: { doc: `Key of the models of provider ${provider}`, example: '', secret: true },
  when: named,
});

export default defineTemplate({
  id: 'models',
  summary:
    'Calls of language models: providers, routing, retries, fallback and budget; a scripted policy where no key is set',
  target: 'packages/models',
  requires: ['observability'],
  covers: {
    'F1.1': {
      answers: ['models.routing.fallback', 'requirements.budget.optimizeFor'],
      proof: 'templates/models/files/src/resilience/with-fallback.test.ts',
    },
    K10: {
      answers: ['requirements.budget.monthlyUsd', 'requirements.budget.alertAtPct'],
      proof: 'templates/models/files/src/resilience/with-budget.test.ts',
    },
  },
  files: [
    { match: 'src/addresses/gateway-*.ts', when: gateways },
    { match: 'src/addresses/direct-address.ts', when: not(gateways) },
    { match: 'src/routing/cascade*.ts', when: cascade },
    { match: 'src/routing/cost-aware*.ts', when: costAware },
    { match: 'src/layers/cache-decisions*.ts', when: cache },
    { match: 'src/layers/compare-candidate*.ts', when: comparison },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'The models, what they may cost, and how calls of them are repeated, limited and replaced.',
    entries: [
      {
        key: 'models',
        from: 'models.providers.models',
        type: { name: 'ModelEntry[]', import: 'ModelEntry', from: './model-entry.ts' },
        pick: ['id', 'provider', 'model', 'baseUrl', 'useCases', 'inputUsdPerMTok', 'outputUsdPerMTok'],
      },
      { key: 'fallback', from: 'models.routing.fallback', type: { name: 'string[]' } },
      { key: 'optimizeFor', from: 'requirements.budget.optimizeFor', type: { name: "'quality' | 'cost' | 'latency'" } },
      { key: 'firstTokenP95Ms', from: 'requirements.performance.firstTokenP95Ms' },
      { key: 'retry.maxAttempts', from: 'architecture.faultTolerance.maxAttempts' },
      { key: 'retry.initialDelayMs', from: 'architecture.faultTolerance.initialDelayMs' },
      { key: 'retry.multiplier', from: 'architecture.faultTolerance.multiplier' },
      { key: 'retry.maxDelayMs', from: 'architecture.faultTolerance.maxDelayMs' },
      { key: 'breaker.errorPct', from: 'architecture.faultTolerance.breaker.errorPct' },
      { key: 'breaker.windowSeconds', from: 'architecture.faultTolerance.breaker.windowSeconds' },
      { key: 'breaker.minRequests', from: 'architecture.faultTolerance.breaker.minRequests' },
      { key: 'budget.monthlyMicroUsd', from: 'requirements.budget.monthlyUsd', as: 'microUsd' },
      { key: 'budget.alertAtPct', from: 'requirements.budget.alertAtPct' },
      { key: 'confidenceThreshold', from: 'models.routing.confidenceThreshold', when: cascade },
      { key: 'decisionCacheTtlMs', from: 'models.costControls.cacheTtl', as: 'ms', when: cache },
      { key: 'comparison.candidate', from: 'api.comparison.candidate', when: comparison },
      { key: 'comparison.trafficPct', from: 'api.comparison.trafficPct', when: comparison },
      { key: 'comparison.minSamples', from: 'api.comparison.minSamples', when: comparison },
      {
        key: 'gateways',
        from: 'api.endpoints.gateways',
        type: { name: 'GatewayEntry[]', import: 'GatewayEntry', from: './addresses/gateway-entry.ts' },
        pick: ['id', 'baseUrl', 'models', 'healthPath'],
        when: gateways,
      },
    ],
  },
  wiring: [
    {
      path: 'src/wiring/routing.ts',
      doc: 'Joins the routing strategy, the addresses and the layers that the canvas chose.',
      exports: [
        {
          name: 'addressOf',
          choose: [
            { import: 'gatewayAddress', from: '../addresses/gateway-address.ts', when: gateways },
            { import: 'directAddress', from: '../addresses/direct-address.ts' },
          ],
        },
        {
          name: 'strategy',
          choose: [
            { import: 'cascade', from: '../routing/cascade.ts', when: cascade },
            { import: 'costAware', from: '../routing/cost-aware.ts', when: costAware },
            { import: 'fixed', from: '../routing/fixed.ts' },
          ],
        },
        {
          name: 'layers',
          type: { name: 'Layer[]', from: '../layers/layer.ts' },
          list: [
            { import: 'cacheDecisions', from: '../layers/cache-decisions.ts', when: cache },
            { import: 'compareCandidate', from: '../layers/compare-candidate.ts', when: comparison },
          ],
        },
      ],
    },
  ],
  contributions: [
    keyOf('openai', 'OPENAI'),
    keyOf('anthropic', 'ANTHROPIC'),
    keyOf('google', 'GEMINI'),
    keyOf('openai-compatible', 'OPENAI_COMPATIBLE'),
  ],
  unbuilt: [
    { setting: 'models.fineTuning.mode', value: 'collect', runsOn: 'the models as they are: no example is collected' },
    { setting: 'models.fineTuning.mode', value: 'active', runsOn: 'the models as they are: nothing is tuned' },
    { setting: 'api.versions.registry', value: 'mlflow', runsOn: 'the models of canvas.yaml' },
  ],
  operations: [
    {
      setting: 'models.providers.models',
      steps: [
        {
          do: 'Set the key of each provider that is new (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY, OPENAI_COMPATIBLE_API_KEY): without it production does not boot. Check its quotas against requirements.performance.peakRps.',
          kind: 'secret',
        },
        {
          do: 'Check that the provider may process your data: contract, regions (requirements.securityNeeds.residency), retention at the provider.',
          kind: 'data',
        },
        {
          do: 'Run pnpm eval against the new models before you deploy, and compare accuracy and cost with the last report: prompts were tuned on the old ones.',
          kind: 'deploy',
        },
        {
          do: 'Revoke the keys of providers that no model uses any more.',
          kind: 'secret',
          after: true,
        },
      ],
    },
  ],
});
