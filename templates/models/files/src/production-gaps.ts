import { config } from './config.ts';
import type { Gap } from './model.ts';
import type { ModelEntry } from './model-entry.ts';
import { endpointOf } from './providers.ts';

/** What production lacks: a model at all, and the key of each model that is named. */
export function productionGaps(env: NodeJS.ProcessEnv, models: readonly ModelEntry[] = config.models): Gap[] {
  if (!models.some(({ useCases }) => useCases.includes('answer'))) {
    const example = '[{ id: main, provider: openai, model: gpt-4o, useCases: [answer] }]';
    const fix = `name one under models.providers.models in canvas.yaml, for example ${example}, and sync; then set its key`;
    return [{ what: 'no model answers: the scripted policy does', fix }];
  }
  const endpoints = models.map((entry) => ({ id: entry.id, ...endpointOf(entry, env) }));
  const variables = new Set(endpoints.filter(({ apiKey }) => !apiKey).map(({ keyVariable }) => keyVariable));
  const addressless = endpoints.filter(({ baseUrl }) => !baseUrl);
  return [
    ...[...variables].map((name) => ({ what: `no key in ${name}`, fix: `set ${name} in the environment` })),
    ...addressless.map(({ id }) => ({
      what: `model ${id} has no address`,
      fix: 'give it a baseUrl in canvas.yaml, and sync',
    })),
  ];
}
