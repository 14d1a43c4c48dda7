import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { config } from './config.ts';
import { productionGaps } from './production-gaps.ts';
import { startService } from './start-service.ts';

const KEY = 'key-of-this-test';
const providers = ['OPENAI', 'ANTHROPIC', 'GEMINI', 'OPENAI_COMPATIBLE'];
const event = (body: object) => `data: ${JSON.stringify(body)}\n\n`;

/** A model behind the chat completions API: it always says the same. */
const startModel = async (): Promise<string> => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(event({ choices: [{ delta: { content: 'said by the stub' }, finish_reason: 'stop' }] }));
    response.end(event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 4 } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
};

test('with all that it asks for, production boots on its volume, answers a known key, and keeps runs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'production-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const model = await startModel();
  const env = {
    NODE_ENV: 'production',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    API_KEYS: `ann:${createHash('sha256').update(KEY).digest('hex')}`,
    ENCRYPTION_KEY: `2026-01-02:${Buffer.alloc(32, 7).toString('base64')}`,
    ...Object.fromEntries(
      providers.flatMap((name) => [
        [`${name}_BASE_URL`, model],
        [`${name}_API_KEY`, 'of the stub'],
      ]),
    ),
  };
  // A choice that no adapter was written for is refused by name, which is another test's concern.
  config.unbuilt = [];
  expect(productionGaps(env)).toEqual([]);

  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const first = await startService({ env });
  expect(first).toMatchObject({ developmentKey: undefined, scripted: false, embedded: true });
  const body = JSON.stringify({ input: config.exampleInput });
  const response = await fetch(`${first.address}/v1/runs`, { method: 'POST', headers, body });
  const run = (await response.json()) as { id: string };
  expect(run).toMatchObject({ status: 'completed', output: expect.stringContaining('said by the stub') });
  expect((await fetch(`${first.address}/v1/tools`)).status).toBe(401);
  await first.stop();

  const second = await startService({ env });
  expect(await (await fetch(`${second.address}/v1/runs/${run.id}`, { headers })).json()).toEqual(run);
  await second.stop();
}, 90_000);
