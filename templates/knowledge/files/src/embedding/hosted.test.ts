import { describe, expect, test } from 'vitest';
import { openHosted } from './hosted.ts';

interface Sent {
  url: string;
  authorization: string | null;
  body: { model: string; input: string[] };
}

const server = (answers: Response[] = []) => {
  const sent: Sent[] = [];
  const fetching: typeof fetch = async (input, init) => {
    const body = JSON.parse(String(init?.body)) as Sent['body'];
    sent.push({ url: String(input), authorization: new Headers(init?.headers).get('authorization'), body });
    const data = body.input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse();
    return answers.shift() ?? Response.json({ data });
  };
  return { sent, fetch: fetching };
};

describe('a hosted embedder', () => {
  const env = { EMBEDDINGS_API_KEY: 'key', EMBEDDINGS_BASE_URL: 'https://llm.example/v1/' };

  test('asks the address with the key, and returns vectors in the order of the texts', async () => {
    const { sent, fetch } = server();
    const embedder = await openHosted('small', { env, fetch });
    expect(embedder).toMatchObject({ id: 'small-2', dimensions: 2 });
    expect(await embedder?.embed(['a', 'bbb'])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(sent[1]).toEqual({
      url: 'https://llm.example/v1/embeddings',
      authorization: 'Bearer key',
      body: { model: 'small', input: ['a', 'bbb'], encoding_format: 'float' },
    });
  });

  test('tries again when the server is busy, and not when it refuses', async () => {
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '0.01' } });
    const patient = server([busy(), busy()]);
    await openHosted('small', { env, fetch: patient.fetch });
    expect(patient.sent).toHaveLength(3);
    const refused = server([new Response('', { status: 401 })]);
    await expect(openHosted('small', { env, fetch: refused.fetch })).rejects.toThrow('answered 401');
    expect(refused.sent).toHaveLength(1);
  });

  test('without key and address development embeds locally and production refuses', async () => {
    const { fetch } = server();
    expect(await openHosted('small', { env: {}, fetch })).toMatchObject({ id: 'local-hash-384' });
    await expect(openHosted('small', { env: { NODE_ENV: 'production' }, fetch })).rejects.toThrow('no key');
  });

  test('an answer with a vector missing is an error', async () => {
    const { fetch } = server([Response.json({ data: [] })]);
    await expect(openHosted('small', { env, fetch })).rejects.toThrow('0 vectors came back');
  });
});
