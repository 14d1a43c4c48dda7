/** Every metric that the code records, as Prometheus shows it. Rules, dashboards and runbooks may name only these (tested). */
export const metricNames = {
  /** Whole runs, counted by agent and status, in seconds. */
  runSeconds: 'agent_run_duration_seconds',
  /** Calls to a model, by model and outcome, in seconds. */
  modelSeconds: 'agent_model_duration_seconds',
  /** Until the first streamed token, by model, in seconds. */
  firstTokenSeconds: 'agent_model_first_token_seconds',
  /** Tokens by model and direction (input, output). */
  modelTokens: 'agent_model_tokens_total',
  /** What model calls cost, by model, in US dollars. */
  modelCostUsd: 'agent_model_cost_usd_total',
  /** Calls to a tool, by tool and outcome, in seconds. */
  toolSeconds: 'agent_tool_duration_seconds',
  /** HTTP requests from first byte to last, by route, method and status, in seconds. */
  requestSeconds: 'agent_http_request_duration_seconds',
  /** The service's own part of a request: models and tools excluded, in seconds. */
  serviceSeconds: 'agent_http_service_duration_seconds',
  /** What users think, by kind, on a scale of 1 to 5. */
  feedbackScore: 'agent_feedback_score',
  /** The business's own figures, by name, as last measured. */
  kpi: 'agent_kpi',
  /** Searches in the knowledge index, by outcome (hit, miss), in seconds. */
  retrievalSeconds: 'agent_retrieval_duration_seconds',
  /** Documents that ingestion read, by source and outcome. */
  ingestedDocuments: 'agent_ingested_documents_total',
  /** When a source was last ingested, in seconds since 1970. */
  ingestedAt: 'agent_ingested_timestamp_seconds',
  /** From a document's change to its place in the index, by source, in seconds. */
  ingestionLagSeconds: 'agent_ingestion_lag_seconds',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
