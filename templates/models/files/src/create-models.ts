import { createLogger, type Logger } from '@acme/observability';
import { config } from './config.ts';
import type { Model, Models, Use } from './model.ts';
import type { ModelError } from './model-error.ts';
import { createOpenAiModel } from './openai-compatible/create-openai-model.ts';
import { endpointOf, providers } from './providers.ts';
import { createLedger, withBudget } from './resilience/with-budget.ts';
import { type AttemptListener, withMetrics } from './resilience/with-metrics.ts';
import { withRetries } from './resilience/with-retries.ts';
import { rankModels } from './routing/rank-models.ts';
import type { PooledModel } from './routing/strategy.ts';
import { createScriptedModel } from './scripted/scripted-model.ts';
import { addressOf, layers, strategy } from './wiring/routing.ts';

/** A model may stay silent for this many times the first token's p95 before the attempt is given up. */
const patience = 5;

export type ModelSettings = Pick<
  typeof config,
  'models' | 'fallback' | 'optimizeFor' | 'firstTokenP95Ms' | 'retry' | 'breaker' | 'budget'
>;

interface ModelsOptions {
  env: NodeJS.ProcessEnv;
  fetch?: typeof fetch;
  log?: Pick<Logger, 'info' | 'warn'>;
  clock?: () => number;
  settings?: ModelSettings;
}

/**
 * The models of the canvas. A model whose key is not in `env` is left out; a use that no model is left for falls to those for
 * answers, and without any of those to the scripted policy. A call passes, from the outside in: the caller's deadline,
 * budget, fallback chain, breaker, retries, attempt time-out.
 */
export function createModels(options: ModelsOptions): Models {
  const { env, settings = config, log = createLogger(), clock = Date.now } = options;
  const firstTokenMs = new Map<string, number>();
  const ledger = createLedger({ settings: settings.budget, log, clock });
  const pool = createPool({ env, settings, fetch: options.fetch ?? globalThis.fetch }, (attempt) => {
    ledger.book(attempt.costMicroUsd);
    if (attempt.failure) log.warn(reportOf(attempt.model, attempt.failure), 'a model call failed');
    const known = firstTokenMs.get(attempt.model) ?? attempt.firstTokenMs;
    if (attempt.firstTokenMs !== undefined && known !== undefined)
      firstTokenMs.set(attempt.model, 0.8 * known + 0.2 * attempt.firstTokenMs);
  });
  const fallback = settings.fallback.flatMap((id) => pool.filter(({ entry }) => entry.id === id));
  const modelFor = (use: Use): Model => {
    const serves = (wanted: Use) => pool.filter(({ entry }) => entry.useCases.includes(wanted));
    const able = serves(use).length > 0 ? serves(use) : serves('answer');
    if (able.length === 0) return createScriptedModel();
    const ranked = () => rankModels(able, { optimizeFor: settings.optimizeFor, firstTokenMs });
    const chosen = strategy({ use, ranked, pool, fallback });
    return withBudget(
      layers.reduce((model, layer) => layer(model, { use, pool, log }), chosen),
      ledger,
    );
  };
  const models = { answer: modelFor('answer'), route: modelFor('route'), judge: modelFor('judge') };
  return { scripted: models.answer.id === 'scripted', forUse: (use) => models[use] };
}

/** What an operator has to know of a failed attempt; the provider's own words may quote the input, and stay out. */
function reportOf(model: string, { code, message, retryAfterMs }: ModelError) {
  return { model, code, reason: message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function createPool(
  { env, settings, fetch }: { env: NodeJS.ProcessEnv; settings: ModelSettings; fetch: typeof globalThis.fetch },
  listener: AttemptListener,
): PooledModel[] {
  return settings.models.flatMap((entry) => {
    const { baseUrl, apiKey } = endpointOf(entry, env);
    if (!apiKey) return [];
    const adapter = createOpenAiModel({
      id: entry.id,
      model: entry.model,
      baseUrl: addressOf({ modelId: entry.id, baseUrl, fetch }),
      apiKey,
      outputLimit: providers[entry.provider].outputLimit,
      silenceMs: settings.firstTokenP95Ms * patience,
      price: { input: entry.inputUsdPerMTok ?? 0, output: entry.outputUsdPerMTok ?? 0 },
      fetch,
    });
    return [{ entry, model: withRetries(withMetrics(adapter, listener), settings) }];
  });
}
