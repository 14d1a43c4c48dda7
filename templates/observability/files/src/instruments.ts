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
    retrievalSeconds: timer(metricNames.retrievalSeconds, 'Searches in the knowledge index, in seconds'),
    ingestedDocuments: counter(metricNames.ingestedDocuments, 'Documents read by ingestion'),
    ingestedAt: gauge(metricNames.ingestedAt, 'Last ingestion, in seconds since 1970'),
    ingestionLagSeconds: gauge(metricNames.ingestionLagSeconds, 'From a change to its place in the index, in seconds'),
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
