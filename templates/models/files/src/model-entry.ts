import type { Use } from './model.ts';

/** One model of the canvas. Prices are USD for a million tokens, which is micro-USD for one token; absent: free. */
export interface ModelEntry {
  id: string;
  provider: ProviderName;
  /** The provider's own name of the model. */
  model: string;
  useCases: Use[];
  /** Only for `openai-compatible`: the address up to and with `/v1`. */
  baseUrl?: string;
  inputUsdPerMTok?: number;
  outputUsdPerMTok?: number;
}

export type ProviderName = 'openai' | 'anthropic' | 'google' | 'openai-compatible';
