import { type Counter, type Gauge, type Histogram, type Meter, type MeterProvider, metrics } from '@opentelemetry/api';
import { bucketsWith } from './buckets.ts';
import { config } from './config.ts';
import { metricNames } from './metric-names.ts';

const createInstruments = (meter: Meter) => {
  const timer = (name: string, description: string, ...objectives: number[]): Histogram =>
    meter.createHistogram(name, { description, advice: { explicitBucketBoundaries: bucketsWith(...objectives) } });
  const counter = (name: string, description: string): Counter => meter.createCounter(name, { description });
  const gauge = (name: string, description: string): Gauge => meter.createGauge(name, { description });
  const { p50Ms, p95Ms, p99Ms } = config.service;
  return {
    runSeconds: timer(metricNames.runSeconds, 'Whole runs, in seconds', config.taskP95Ms / 1000),
    modelSeconds: timer(metricNames.modelSeconds, 'Model calls, in seconds'),
    firstTokenSeconds: timer(
      metricNames.firstTokenSeconds,
      'Until the first token, in seconds',
      config.firstTokenP95Ms / 1000,
    ),
    modelTokens: counter(metricNames.modelTokens, 'Tokens read and written by models'),
    modelCostUsd: counter(metricNames.modelCostUsd, 'Cost of model calls, in US dollars'),
    toolSeconds: timer(metricNames.toolSeconds, 'Tool calls, in seconds', config.toolLatencySeconds),
    requestSeconds: timer(metricNames.requestSeconds, 'HTTP requests, in seconds'),
    serviceSeconds: timer(
      metricNames.serviceSeconds,
      'Own time of HTTP requests, models and tools excluded, in seconds',
      p50Ms / 1000,
      p95Ms / 1000,
      p99Ms / 1000,
    ),
    feedbackScore: meter.createHistogram(metricNames.feedbackScore, {
      description: 'Feedback of users, from 1 to 5',
      advice: { explicitBucketBoundaries: [1, 2, 3, 4, 5] },
    }),
    kpi: gauge(metricNames.kpi, 'Figures of the business, as last measured'),
    retrievals: counter(metricNames.retrievals, 'Searches of the knowledge base'),
    retrievalScore: meter.createHistogram(metricNames.retrievalScore, {
      description: 'Score of the best passage',
      advice: { explicitBucketBoundaries: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
    }),
    ingestions: counter(metricNames.ingestions, 'Collections of a source of knowledge'),
    knowledgeAsOf: gauge(metricNames.knowledgeAsOf, 'The moment that the oldest document of a source stands for'),
    knowledgeLagSeconds: gauge(metricNames.knowledgeLagSeconds, 'Wait of documents for the index, in seconds'),
  };
};

export type Instruments = ReturnType<typeof createInstruments>;

// Not state of ours: a memo over OpenTelemetry's own global provider, so that recording costs a look-up and no new instrument.
const byProvider = new WeakMap<MeterProvider, Instruments>();

/** The instruments of the provider that runs now; without one (tests, scripts) they swallow what is recorded. */
export const instruments = (): Instruments => {
  const provider = metrics.getMeterProvider();
  const known = byProvider.get(provider);
  if (known) return known;
  const created = createInstruments(provider.getMeter('acme-agent'));
  byProvider.set(provider, created);
  return created;
};
