import { afterEach, expect, test, vi } from 'vitest';
import { config } from '../config.ts';
import { ExternalTime } from '../http/external-time.ts';
import { answers, type Behaviour, openTestApp, resultOf, waits } from '../testing/open-test-app.ts';

const { taskP95Ms } = config;
afterEach(() => {
  config.taskP95Ms = taskP95Ms;
});

const principal = { id: 'ann', tenant: 'a', roles: [], kind: 'user' } as const;
const run = { id: 'run_1', threadId: 't', resource: { tenant: 'a', owner: 'ann' }, input: 'Hi', principal };

test('a run that takes twice its p95 is limited by its deadline', async () => {
  config.taskP95Ms = 20;
  const { runner } = await openTestApp(waits);
  const live = await runner.start(run);
  expect(await live.result).toMatchObject({ status: 'limited', reason: 'deadline' });
});

test('an agent that does not hear of its end is left behind', async () => {
  config.taskP95Ms = 20;
  const { runner, store } = await openTestApp(async function* ({ id }) {
    yield { type: 'run.started', id, agent: 'deaf' };
    await new Promise(() => {});
  });
  const live = await runner.start(run);
  expect(await live.result).toMatchObject({ status: 'limited', reason: 'deadline' });
  expect(await store.find('run_1')).toMatchObject({ status: 'limited' });
});

test('draining waits for what runs, then interrupts what is left', async () => {
  const { runner, store } = await openTestApp(waits);
  await runner.start(run);
  expect(runner.draining).toBe(false);
  await runner.drain(30);
  expect(runner.draining).toBe(true);
  expect(await store.find('run_1')).toMatchObject({ status: 'failed', result: { reason: 'interrupted' } });
});

test('every reader gets all events from the start', async () => {
  const { runner } = await openTestApp(answers);
  const live = await runner.start(run);
  const read = async () => {
    const types: string[] = [];
    for await (const event of live.events()) types.push(event.type);
    return types;
  };
  const early = read();
  await live.result;
  expect(await early).toEqual(['run.started', 'text', 'run.finished']);
  expect(await read()).toEqual(await early);
});

test('a result that cannot be stored is not reported as done', async () => {
  const { runner, store } = await openTestApp();
  vi.spyOn(store, 'finish').mockRejectedValue(new Error('disk full'));
  expect(await (await runner.start(run)).result).toMatchObject({ status: 'failed', reason: 'internal' });
});

test('a result that could not be stored is stored when the database is back', async () => {
  const { runner, store } = await openTestApp();
  const away = vi.spyOn(store, 'finish').mockRejectedValue(new Error('no database'));
  await (await runner.start(run)).result;
  expect(await store.find('run_1')).toMatchObject({ status: 'running' });
  await expect(runner.storeLate()).rejects.toThrow('no database');
  away.mockRestore();
  await runner.storeLate();
  expect(await store.find('run_1')).toMatchObject({ status: 'failed', result: { reason: 'internal' } });
});

test('an agent that throws fails its run', async () => {
  const { runner, store } = await openTestApp(async function* () {
    yield await Promise.reject(new Error('broken'));
  });
  expect(await (await runner.start(run)).result).toMatchObject({ status: 'failed', reason: 'internal' });
  expect(await store.find('run_1')).toMatchObject({ status: 'failed' });
});

test('time in tools is told apart from the own', async () => {
  const behaviour: Behaviour = async function* ({ id }) {
    yield { type: 'tool.started', call: { id: '1', name: 'slow', input: {} } };
    await new Promise((resolve) => setTimeout(resolve, 60));
    yield { type: 'tool.finished', record: { id: '1', name: 'slow', version: '1.0.0', input: {}, ms: 60 } };
    await new Promise((resolve) => setTimeout(resolve, 60));
    yield { type: 'run.finished', result: resultOf(id) };
  };
  const { runner } = await openTestApp(behaviour);
  const external = new ExternalTime();
  const started = performance.now();
  await (await runner.start({ ...run, external })).result;
  const whole = performance.now() - started;
  expect(external.milliseconds).toBeGreaterThan(50);
  expect(whole - external.milliseconds).toBeGreaterThan(50);
});
