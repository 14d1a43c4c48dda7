import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { metricNames } from '@acme/observability';
import { onTestFinished } from 'vitest';

/** A service on loopback that answers as the real one does, with the given behaviour; it stops with the test. */
export const serveForTest = async (
  behaviour: { status?: string; http?: number; delayMs?: number; ready?: number } = {},
) => {
  const { status = 'completed', http = 200, delayMs = 0, ready = 200 } = behaviour;
  const seen = { keys: new Set<string | undefined>(), runs: 0, mostAtOnce: 0 };
  let atOnce = 0;
  const metrics = (): string => {
    if (seen.runs === 0) return '# no registered metrics';
    const bucket = (le: string, count: number): string =>
      `${metricNames.serviceSeconds}_bucket{route="/v1/runs",le="${le}"} ${count}`;
    const within = delayMs < 100 ? seen.runs : 0;
    const bounds = ['0.1', '0.25', '0.5'].map((le) => bucket(le, within));
    return [...bounds, bucket('+Inf', seen.runs), `${metricNames.runSeconds}_count ${seen.runs}`].join('\n');
  };
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') return response.end(metrics());
    if (request.url === '/healthz') return response.end('ok');
    if (request.url === '/readyz') return response.writeHead(ready).end();
    seen.keys.add(request.headers.authorization);
    seen.runs += 1;
    atOnce += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, atOnce);
    await sleep(delayMs);
    atOnce -= 1;
    return response
      .writeHead(http, { 'content-type': 'application/json' })
      .end(JSON.stringify({ id: 'run-1', status, output: 'Hi' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, seen };
};
