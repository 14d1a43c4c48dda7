import type { RawDocument, ReaderOptions, Source } from './source.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 20_000_000;

interface Item {
  readonly id?: unknown;
  readonly uri?: unknown;
  readonly url?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly body?: unknown;
  readonly updatedAt?: unknown;
}

/**
 * One address: a JSON list of `{ id or uri, text, title?, updatedAt? }` (also below `documents`) is many documents, a
 * page of HTML or text is one.
 */
export async function* readHttp(source: Source, { fetch, clock }: ReaderOptions): AsyncIterable<RawDocument> {
  const response = await fetch(source.location, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'follow' });
  if (!response.ok) throw new Error(`${source.location} answered ${response.status}`);
  const body = await readLimited(response);
  const changed = timeOf(response.headers.get('last-modified')) ?? clock();
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const parsed: unknown = JSON.parse(body);
    for (const [index, item] of itemsOf(parsed).entries()) yield toDocument(item, index, changed);
    return;
  }
  const text = type.includes('html') ? textOfHtml(body) : body;
  yield { uri: source.location, text, updatedAt: changed };
}

const readLimited = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`${response.url} is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const itemsOf = (parsed: unknown): Item[] => {
  const list = Array.isArray(parsed) ? parsed : (parsed as { documents?: unknown } | null)?.documents;
  if (!Array.isArray(list)) throw new Error('the answer is no list of documents');
  return list.map((item) => (typeof item === 'object' && item !== null ? item : { text: item }));
};

const toDocument = (item: Item, index: number, changed: number): RawDocument => ({
  uri: String(item.uri ?? item.url ?? item.id ?? index),
  text: String(item.text ?? item.body ?? ''),
  ...(typeof item.title === 'string' ? { title: item.title } : {}),
  updatedAt: timeOf(item.updatedAt) ?? changed,
});

const timeOf = (value: unknown): number | undefined => {
  const time = typeof value === 'number' ? value : Date.parse(String(value));
  return Number.isNaN(time) || value === null || value === undefined ? undefined : time;
};

/** Good enough for articles: markup goes, paragraphs stay. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/(p|div|li|h[1-6]|tr|section)>|<br\s*\/?>/gi, '\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
