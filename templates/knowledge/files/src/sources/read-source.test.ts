import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSource } from './read-source.ts';
import type { RawDocument, Source } from './source.ts';

const read = async (
  source: Partial<Source>,
  answer?: Response,
  env: NodeJS.ProcessEnv = {},
): Promise<RawDocument[]> => {
  const fetching = async () => answer ?? new Response('', { status: 404 });
  const full: Source = { name: 'sample', kind: 'files', location: '.', content: 'prose', ...source };
  const documents: RawDocument[] = [];
  for await (const document of readSource(full, { env, fetch: fetching, clock: () => 99 })) documents.push(document);
  return documents;
};
const json = (value: unknown) => Response.json(value);

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'source-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('reads Markdown and text below the folder, and nothing else', async () => {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'b.md'), 'B');
    await writeFile(join(folder, 'deep/a.txt'), 'A');
    await writeFile(join(folder, 'c.png'), 'C');
    const documents = await read({ location: folder });
    expect(documents.map(({ uri, text }) => [uri, text])).toEqual([
      ['b.md', 'B'],
      ['deep/a.txt', 'A'],
    ]);
    expect(documents[0]?.updatedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  test('names a folder that does not exist', async () => {
    await expect(read({ location: join(folder, 'none') })).rejects.toThrow('none does not exist');
  });
});

describe('http', () => {
  const source = { kind: 'http', location: 'https://shop.example/policies' } as const;

  test('reads a list of documents', async () => {
    const items = [
      { id: 1, title: 'T', text: 'one', updatedAt: '2026-01-02T00:00:00Z' },
      { uri: '/two', body: 'two' },
    ];
    expect(await read(source, json({ documents: items }))).toEqual([
      { uri: '1', title: 'T', text: 'one', updatedAt: Date.UTC(2026, 0, 2) },
      { uri: '/two', text: 'two', updatedAt: 99 },
    ]);
  });

  test('reads a page without its markup, dated by its header', async () => {
    const headers = { 'content-type': 'text/html', 'last-modified': 'Fri, 02 Jan 2026 00:00:00 GMT' };
    const html =
      '<html><head><title>x</title></head><body><script>bad()</script><p>One &amp; two</p><p>Three</p></body></html>';
    expect(await read(source, new Response(html, { headers }))).toEqual([
      { uri: source.location, text: 'One & two\n\nThree', updatedAt: Date.UTC(2026, 0, 2) },
    ]);
  });

  test('an error, and an answer of another shape, fail the source', async () => {
    await expect(read(source, new Response('', { status: 503 }))).rejects.toThrow('answered 503');
    await expect(read(source, json({ nothing: true }))).rejects.toThrow('no list of documents');
  });
});
