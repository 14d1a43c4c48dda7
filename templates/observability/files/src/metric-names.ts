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
  /** Searches of the knowledge base, by outcome (hit: the best passage reached the minimum score; miss). */
  retrievals: 'agent_retrievals_total',
  /** Score of the best passage, by outcome, from 0 to 1. */
  retrievalScore: 'agent_retrieval_score',
  /** Collections of a source, by source and outcome. */
  ingestions: 'agent_ingestions_total',
  /** The moment that the oldest document of a source stands for, in seconds since 1970. */
  knowledgeAsOf: 'agent_knowledge_as_of_timestamp_seconds',
  /** How long documents waited for the index, by source, in seconds. */
  knowledgeLagSeconds: 'agent_knowledge_lag_seconds',
  /** Start of the current or else the next window, by kind (maintenance, support) and window, in seconds since 1970. */
  windowStart: 'agent_window_start_timestamp_seconds',
  /** End of that window, in seconds since 1970. */
  windowEnd: 'agent_window_end_timestamp_seconds',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
