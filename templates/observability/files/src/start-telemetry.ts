import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { observeWindows } from './observe-windows.ts';
import { readSamplingRatio } from './read-sampling-ratio.ts';

export interface Telemetry {
  /** All metrics in Prometheus text format 0.0.4. */
  metricsText(): Promise<string>;
  /** Sends what is still queued, then stops. Safe to call twice. */
  shutdown(): Promise<void>;
}

/**
 * Starts traces and metrics for this process: one at a time, since OpenTelemetry's registry is global (throws when one runs).
 * Spans leave the process only where OTEL_EXPORTER_OTLP_ENDPOINT is set; OTEL_TRACES_SAMPLER_ARG is the share of traces kept (0 to 1).
 */
export const startTelemetry = (options: { serviceName: string; env: NodeJS.ProcessEnv }): Telemetry => {
  const { serviceName, env } = options;
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  const reader = new PrometheusExporter({ preventServerStart: true });
  const meterProvider = new MeterProvider({ resource, readers: [reader] });
  if (!metrics.setGlobalMeterProvider(meterProvider)) {
    throw new Error('Telemetry already runs in this process: shut the first one down before starting another.');
  }
  observeWindows({ meter: meterProvider.getMeter(serviceName), now: Date.now, warn: process.emitWarning });

  const tracerProvider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(readSamplingRatio(env)) }),
    spanProcessors: endpoint
      ? [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) })]
      : [],
  });
  trace.setGlobalTracerProvider(tracerProvider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

  // Without scope and target labels: Prometheus's own job and instance say where a series comes from.
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    metrics.disable();
    trace.disable();
    context.disable();
    await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
  };
  return {
    async metricsText() {
      const { resourceMetrics, errors } = await reader.collect();
      if (errors.length > 0) throw new AggregateError(errors, 'Metrics could not be collected');
      return serializer.serialize(resourceMetrics);
    },
    shutdown() {
      stopped ??= stop();
      return stopped;
    },
  };
};
