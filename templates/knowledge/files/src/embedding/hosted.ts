import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder, EmbedderFactory, EmbedderOptions } from './embedder.ts';
import { openLocalHash } from './local-hash.ts';

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

interface Answer {
  readonly data: readonly { readonly index: number; readonly embedding: readonly number[] }[];
}

/**
 * A model behind `/v1/embeddings`: `EMBEDDINGS_BASE_URL` (default: OpenAI) and `EMBEDDINGS_API_KEY` (default:
 * `OPENAI_API_KEY`). Without a key and an address, outside production, the local embedder stands in.
 */
export const openHosted: EmbedderFactory = async (model, options) => {
  const { EMBEDDINGS_API_KEY, EMBEDDINGS_BASE_URL, OPENAI_API_KEY, NODE_ENV } = options.env;
  if (!(EMBEDDINGS_API_KEY || EMBEDDINGS_BASE_URL || OPENAI_API_KEY)) {
    if (NODE_ENV === 'production') throw new Error(`no key for the embedding model ${model}`);
    return openLocalHash('local-hash', options);
  }
  const embed = (texts: readonly string[]) => request(model, texts, options);
  const [probe] = await embed(['size']);
  if (!probe) throw new Error(`the embedding model ${model} returned no vector`);
  return { id: `${model}-${probe.length}`, dimensions: probe.length, embed } satisfies Embedder;
};

const request = async (
  model: string,
  texts: readonly string[],
  { env, fetch }: EmbedderOptions,
): Promise<number[][]> => {
  const base = (env.EMBEDDINGS_BASE_URL ?? 'https://api.openai.com/v1').replace(/\/$/, '');
  const key = env.EMBEDDINGS_API_KEY ?? env.OPENAI_API_KEY;
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${base}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return inOrder((await response.json()) as Answer, texts.length);
    await response.body?.cancel();
    const passing = response.status === 429 || response.status >= 500;
    if (!passing || attempt === ATTEMPTS) throw new Error(`the embedding model ${model} answered ${response.status}`);
    await sleep(pauseOf(response, attempt));
  }
};

const inOrder = ({ data }: Answer, count: number): number[][] => {
  if (data.length !== count) throw new Error(`${count} texts were sent, ${data.length} vectors came back`);
  return [...data].sort((left, right) => left.index - right.index).map(({ embedding }) => [...embedding]);
};

const pauseOf = (response: Response, attempt: number): number => {
  const asked = Number(response.headers.get('retry-after')) * 1_000;
  return Math.min(LONGEST_PAUSE_MS, asked > 0 ? asked : PAUSE_MS * 2 ** (attempt - 1));
};
