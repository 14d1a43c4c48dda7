// Owns how this system is seen: traces, metrics, logs, and the objectives they are held to (rules, dashboards, alert routes).
// The only package that imports OpenTelemetry; others record through the functions below.
// Must not: know the agent's domain, label a metric with a tenant or user, or write what users said into a span.
export type { Attributes, Span } from '@opentelemetry/api';
export type { Logger } from 'pino';
export { createLogger, type LoggerOptions } from './create-logger.ts';
export { genAiAttributes } from './gen-ai-attributes.ts';
export { type MetricName, metricNames } from './metric-names.ts';
export { readLogLevel } from './read-log-level.ts';
export { record } from './record.ts';
export { startTelemetry, type Telemetry } from './start-telemetry.ts';
export { withSpan } from './with-span.ts';
