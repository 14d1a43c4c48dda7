import type { ModelEntry, ProviderName } from './model-entry.ts';

/** A provider's OpenAI-compatible address, and the field that bounds its output: OpenAI renamed it, the others did not follow. */
interface Provider {
  prefix: string;
  baseUrl: string;
  outputLimit: 'max_tokens' | 'max_completion_tokens';
}

/** Every provider, in one place. Keys and addresses stand in variables named after the prefix: `OPENAI_API_KEY`, `OPENAI_BASE_URL`. */
export const providers: Record<ProviderName, Provider> = {
  openai: { prefix: 'OPENAI', baseUrl: 'https://api.openai.com/v1', outputLimit: 'max_completion_tokens' },
  anthropic: { prefix: 'ANTHROPIC', baseUrl: 'https://api.anthropic.com/v1', outputLimit: 'max_tokens' },
  google: {
    prefix: 'GEMINI',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    outputLimit: 'max_tokens',
  },
  'openai-compatible': { prefix: 'OPENAI_COMPATIBLE', baseUrl: '', outputLimit: 'max_tokens' },
};

/** Address (without a slash at its end) and key of a model; the key is undefined where its variable is not set. */
export function endpointOf(entry: ModelEntry, env: NodeJS.ProcessEnv) {
  const { prefix, baseUrl } = providers[entry.provider];
  const url = env[`${prefix}_BASE_URL`] || entry.baseUrl || baseUrl;
  return {
    baseUrl: url.replace(/\/$/, ''),
    keyVariable: `${prefix}_API_KEY`,
    apiKey: env[`${prefix}_API_KEY`] || undefined,
  };
}
