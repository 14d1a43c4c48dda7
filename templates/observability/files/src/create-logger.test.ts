import { afterEach, expect, it } from 'vitest';
import { createLogger, type LoggerOptions } from './create-logger.ts';
import { startTelemetry, type Telemetry } from './start-telemetry.ts';
import { withSpan } from './with-span.ts';

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.shutdown());

const capture = (options: Omit<LoggerOptions, 'destination'> = {}) => {
  const lines: string[] = [];
  const logger = createLogger({ ...options, destination: { write: (line) => lines.push(line) } });
  return { logger, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

it('writes JSON with a level name and the ids of the current trace', async () => {
  telemetry = startTelemetry({ serviceName: 'test', env: {} });
  const { logger, read } = capture();
  logger.info('outside');
  await withSpan('work', {}, async (span) => {
    logger.warn('inside');
    expect(read()[1]).toMatchObject({ level: 'warn', msg: 'inside', trace_id: span.spanContext().traceId });
  });
  expect(read()[0]).not.toHaveProperty('trace_id');
});

it('removes values under secret keys', () => {
  const { logger, read } = capture();
  logger.info({ apiKey: 'k1', headers: { authorization: 'Bearer k2' }, route: '/v1/runs' }, 'request');
  expect(JSON.stringify(read())).not.toMatch(/k1|k2/);
  expect(read()[0]).toMatchObject({ apiKey: '[redacted]', route: '/v1/runs' });
});

it.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
  ['a message', (logger) => logger.info('ann called')],
  ['an argument of a message', (logger) => logger.info('%s called', 'ann')],
  ['nested fields', (logger) => logger.info({ deep: [{ name: 'ann' }] }, 'called')],
  [
    'an error and its cause',
    (logger) => logger.error({ err: new Error('ann', { cause: new Error('ann') }) }, 'failed'),
  ],
  ['a lone error', (logger) => logger.error(new Error('ann'))],
  ['bindings of a child', (logger) => logger.child({ name: 'ann' }).info('called')],
])('masks %s before it is written', (_case, write) => {
  const { logger, read } = capture({ mask: (text) => text.replaceAll('ann', '***') });
  write(logger);
  expect(JSON.stringify(read())).toContain('***');
  expect(JSON.stringify(read())).not.toContain('ann');
});

it('keeps name, message and stack of an error', () => {
  const { logger, read } = capture({ mask: (text) => text });
  logger.error(new TypeError('broken'));
  expect(read()[0]).toMatchObject({ msg: 'broken', err: { type: 'TypeError', message: 'broken' } });
});

it('stays silent below its level', () => {
  const { logger, read } = capture({ level: 'warn' });
  logger.info('quiet');
  expect(read()).toEqual([]);
});
