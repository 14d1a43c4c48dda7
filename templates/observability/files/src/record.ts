import { config } from './config.ts';
import { instruments } from './instruments.ts';

/**
 * One call for each thing that happened. Labels are few and bounded by design: names of agents, models, tools, routes and outcomes,
 * never a tenant, a user, a thread or a text. An `outcome` is `ok` or the kind of failure; rules count all but `ok` and `stopped` (by its caller) as failed.
 */
export const record = {
  run(run: { agent: string; status: string; seconds: number }): void {
    instruments().runSeconds.record(run.seconds, { agent: run.agent, status: run.status });
  },
  modelCall(call: {
    model: string;
    outcome: string;
    seconds: number;
    firstTokenSeconds?: number | undefined;
    inputTokens: number;
    outputTokens: number;
    costMicroUsd: number;
  }): void {
    const { modelSeconds, firstTokenSeconds, modelTokens, modelCostUsd } = instruments();
    const { model } = call;
    modelSeconds.record(call.seconds, { model, outcome: call.outcome });
    if (call.firstTokenSeconds !== undefined) firstTokenSeconds.record(call.firstTokenSeconds, { model });
    modelTokens.add(call.inputTokens, { model, direction: 'input' });
    modelTokens.add(call.outputTokens, { model, direction: 'output' });
    modelCostUsd.add(call.costMicroUsd / 1_000_000, { model });
  },
  toolCall(call: { tool: string; outcome: string; seconds: number }): void {
    instruments().toolSeconds.record(call.seconds, { tool: call.tool, outcome: call.outcome });
  },
  /** `route` is the pattern (`/v1/runs/:id`), never the path: a path would open one series for each id. */
  request(request: { route: string; method: string; status: number; seconds: number; serviceSeconds: number }): void {
    const labels = { route: request.route, method: request.method, status: String(request.status) };
    instruments().requestSeconds.record(request.seconds, labels);
    instruments().serviceSeconds.record(request.serviceSeconds, { route: request.route });
  },
  /** `value` from 1 to 5; a thumb down is 1, a thumb up is 5. */
  feedback(feedback: { kind: string; value: number }): void {
    if (!(feedback.value >= 1 && feedback.value <= 5))
      throw new RangeError(`Feedback is 1 to 5, not ${feedback.value}.`);
    instruments().feedbackScore.record(feedback.value, { kind: feedback.kind });
  },
  /** The latest value of a KPI of the canvas. Throws RangeError for a name that the canvas does not have: no dashboard would show it. */
  kpi(name: string, value: number): void {
    const kpi = config.kpis.find((known) => known.name === name);
    if (!kpi)
      throw new RangeError(
        `No KPI "${name}": the canvas names ${config.kpis.map((known) => known.name).join(', ') || 'none'}.`,
      );
    instruments().kpi.record(value, { kpi: kpi.name, unit: kpi.unit });
  },
  /** One search of the knowledge base; `hit`: the best passage reached the minimum score. */
  retrieval(retrieval: { hit: boolean; score: number }): void {
    const outcome = retrieval.hit ? 'hit' : 'miss';
    instruments().retrievals.add(1, { outcome });
    instruments().retrievalScore.record(retrieval.score, { outcome });
  },
  /** One source collected: age of its oldest document, and how long its documents waited for the index. */
  ingestion(ingestion: { source: string; outcome: 'ok' | 'failed'; ageSeconds: number; lagSeconds: number }): void {
    const { ingestions, knowledgeAsOf, knowledgeLagSeconds } = instruments();
    const { source } = ingestion;
    ingestions.add(1, { source, outcome: ingestion.outcome });
    // A moment, not an age: an age would stand still when ingestion stops, just when it matters.
    knowledgeAsOf.record(Date.now() / 1000 - ingestion.ageSeconds, { source });
    knowledgeLagSeconds.record(ingestion.lagSeconds, { source });
  },
};
