import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createAgent } from './agent.ts';

test('says that there is no agent yet', () => {
  expect(() => createAgent({})).toThrow('AGENT_URL');
});

test('asks the agent at AGENT_URL', async () => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify({ text: `heard: ${JSON.parse(body).input}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = createAgent({ AGENT_URL: `http://127.0.0.1:${port}` });
  const signal = AbortSignal.timeout(5000);
  expect(await ask('hello', { signal })).toEqual({ text: 'heard: hello', tools: [] });
  server.close();
});
