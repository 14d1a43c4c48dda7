import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { config } from './config.ts';
import { metricNames } from './metric-names.ts';
import { parseWindow } from './parse-window.ts';
import { record } from './record.ts';
import { startTelemetry, type Telemetry } from './start-telemetry.ts';
import { withSpan } from './with-span.ts';

const running: Telemetry[] = [];
const start = (env: NodeJS.ProcessEnv = {}): Telemetry => {
  const telemetry = startTelemetry({ serviceName: 'test', env });
  running.push(telemetry);
  return telemetry;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((telemetry) => telemetry.shutdown()));
});

const recordEverything = (): void => {
  record.run({ agent: 'main', status: 'completed', seconds: 3 });
  record.modelCall({
    model: 'main',
    outcome: 'ok',
    seconds: 1,
    firstTokenSeconds: 0.4,
    inputTokens: 100,
    outputTokens: 20,
    costMicroUsd: 1500,
  });
  record.toolCall({ tool: 'lookup', outcome: 'ok', seconds: 0.1 });
  record.request({ route: '/v1/runs', method: 'POST', status: 200, seconds: 3, serviceSeconds: 0.05 });
  record.feedback({ kind: 'thumbs', value: 5 });
  for (const kpi of config.kpis) record.kpi(kpi.name, 0.5);
  record.retrieval({ hit: true, score: 0.8 });
  record.ingestion({ source: 'handbook', outcome: 'ok', ageSeconds: 60, lagSeconds: 5 });
};

// What the canvas leaves empty publishes nothing.
const silent = new Set<string>([
  ...(config.kpis.length > 0 ? [] : [metricNames.kpi]),
  ...([config.supportHours, ...config.maintenanceWindows].some(parseWindow)
    ? []
    : [metricNames.windowStart, metricNames.windowEnd]),
]);

it('publishes every metric of the names file, and no other', async () => {
  const telemetry = start();
  recordEverything();
  const published = [...(await telemetry.metricsText()).matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1] ?? '');
  expect(published.sort()).toEqual(
    Object.values(metricNames)
      .filter((name) => !silent.has(name))
      .sort(),
  );
});

it('labels nothing with a tenant, a user, a thread or a run', async () => {
  const telemetry = start();
  recordEverything();
  const labels = new Set([...(await telemetry.metricsText()).matchAll(/[{,](\w+)="/g)].map((match) => match[1]));
  for (const forbidden of ['tenant', 'user', 'thread', 'run', 'id', 'identity'])
    expect(labels).not.toContain(forbidden);
  expect(labels).toContain('model');
});

it('ends a bucket exactly on each objective', async () => {
  const telemetry = start();
  recordEverything();
  const text = await telemetry.metricsText();
  const { p50Ms, p95Ms, p99Ms } = config.service;
  for (const ms of [p50Ms, p95Ms, p99Ms])
    expect(text).toMatch(new RegExp(`${metricNames.serviceSeconds}_bucket\\{.*le="${ms / 1000}"`));
  expect(text).toMatch(new RegExp(`${metricNames.runSeconds}_bucket\\{.*le="${config.taskP95Ms / 1000}"`));
  expect(text).toMatch(new RegExp(`${metricNames.firstTokenSeconds}_bucket\\{.*le="${config.firstTokenP95Ms / 1000}"`));
  expect(text).toMatch(new RegExp(`${metricNames.toolSeconds}_bucket\\{.*le="${config.toolLatencySeconds}"`));
});

it('counts money in dollars and tokens by direction', async () => {
  const telemetry = start();
  recordEverything();
  const text = await telemetry.metricsText();
  expect(text).toContain(`${metricNames.modelCostUsd}{model="main"} 0.0015`);
  expect(text).toContain(`${metricNames.modelTokens}{model="main",direction="output"} 20`);
});

it('refuses a KPI that the canvas does not name, and feedback off the scale', () => {
  expect(() => record.kpi('no_such_kpi', 1)).toThrow(/No KPI "no_such_kpi"/);
  expect(() => record.feedback({ kind: 'survey', value: 0 })).toThrow(/1 to 5/);
});

it('runs once at a time, and again after a shutdown', async () => {
  const first = start();
  expect(() => start()).toThrow(/already runs/);
  await first.shutdown();
  await first.shutdown();
  start();
  record.toolCall({ tool: 'again', outcome: 'ok', seconds: 1 });
  expect(await running.at(-1)?.metricsText()).toContain('tool="again"');
});

const collectSpans = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(`${request.url} ${Buffer.concat(chunks).toString()}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const telemetry = start({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` });
  const failing = withSpan('outer', { 'app.step': 'act' }, () =>
    withSpan('inner', {}, () => Promise.reject(new TypeError('card 4111 1111 1111 1111'))),
  );
  await expect(failing).rejects.toThrow('card');
  await telemetry.shutdown();
  await new Promise((resolve) => server.close(resolve));
  return bodies.join('\n');
};

it('sends spans to the OTLP address, without the words of an error', async () => {
  const sent = await collectSpans({});
  expect(sent).toMatch(/^\/v1\/traces /);
  for (const part of ['outer', 'inner', 'app.step', 'TypeError']) expect(sent).toContain(part);
  expect(sent).not.toContain('4111');
});

it('keeps the share of traces that OTEL_TRACES_SAMPLER_ARG says', async () => {
  expect(await collectSpans({ OTEL_TRACES_SAMPLER_ARG: '0' })).toBe('');
  expect(() => start({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow(/0 to 1/);
});
