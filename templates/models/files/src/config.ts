import type { GatewayEntry } from './addresses/gateway-entry.ts';
import type { ModelEntry } from './model-entry.ts';

/** The models, what they may cost, and how calls of them are repeated, limited and replaced. */
export const config = {
  /** models.providers.models */
  models: [
    {
      id: 'main',
      provider: 'openai',
      model: 'gpt-4o',
      useCases: ['answer'],
      inputUsdPerMTok: 2.5,
      outputUsdPerMTok: 10,
    },
    {
      id: 'small',
      provider: 'openai',
      model: 'gpt-4o-mini',
      useCases: ['answer', 'route', 'judge'],
      inputUsdPerMTok: 0.15,
      outputUsdPerMTok: 0.6,
    },
    {
      id: 'backup',
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      useCases: ['answer'],
      inputUsdPerMTok: 3,
      outputUsdPerMTok: 15,
    },
  ] as ModelEntry[],
  /** models.routing.fallback */
  fallback: ['backup'] as string[],
  /** requirements.budget.optimizeFor */
  optimizeFor: 'quality' as 'quality' | 'cost' | 'latency',
  /** requirements.performance.firstTokenP95Ms */
  firstTokenP95Ms: 2000,
  retry: {
    /** architecture.faultTolerance.maxAttempts */
    maxAttempts: 3,
    /** architecture.faultTolerance.initialDelayMs */
    initialDelayMs: 1000,
    /** architecture.faultTolerance.multiplier */
    multiplier: 2,
    /** architecture.faultTolerance.maxDelayMs */
    maxDelayMs: 10_000,
  },
  breaker: {
    /** architecture.faultTolerance.breaker.errorPct */
    errorPct: 5,
    /** architecture.faultTolerance.breaker.windowSeconds */
    windowSeconds: 60,
    /** architecture.faultTolerance.breaker.minRequests */
    minRequests: 100,
  },
  budget: {
    /** requirements.budget.monthlyUsd */
    monthlyMicroUsd: 500_000_000,
    /** requirements.budget.alertAtPct */
    alertAtPct: 80,
  },
  /** models.routing.confidenceThreshold */
  confidenceThreshold: 0.7,
  /** models.costControls.cacheTtl */
  decisionCacheTtlMs: 3_600_000,
  comparison: {
    /** api.comparison.candidate */
    candidate: 'small',
    /** api.comparison.trafficPct */
    trafficPct: 10,
    /** api.comparison.minSamples */
    minSamples: 200,
  },
  /** api.endpoints.gateways */
  gateways: [
    { id: 'eu', baseUrl: 'https://gateway.example/v1', models: ['main'], healthPath: '/health' },
  ] as GatewayEntry[],
};
