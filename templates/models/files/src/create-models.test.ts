import { expect, test, vi } from 'vitest';
import { createModels, type ModelSettings } from './create-models.ts';
import { productionGaps } from './production-gaps.ts';
import { readReply } from './testing/stub-model.ts';

const settings: ModelSettings = {
  models: [
    {
      id: 'first',
      provider: 'openai-compatible',
      baseUrl: 'http://first.example/v1/',
      model: 'm1',
      useCases: ['answer'],
      inputUsdPerMTok: 2,
    },
    { id: 'second', provider: 'anthropic', model: 'm2', useCases: ['judge'] },
  ],
  fallback: [],
  optimizeFor: 'quality',
  firstTokenP95Ms: 1000,
  retry: { maxAttempts: 1, initialDelayMs: 1, multiplier: 1, maxDelayMs: 1 },
  breaker: { errorPct: 50, windowSeconds: 1, minRequests: 100 },
  budget: { monthlyMicroUsd: 150, alertAtPct: 50 },
};
const env = { OPENAI_COMPATIBLE_API_KEY: 'a', ANTHROPIC_API_KEY: 'b' };
const log = { info: vi.fn(), warn: vi.fn() };

function stubFetch() {
  const events = [
    { choices: [{ delta: { content: 'hello' }, finish_reason: 'stop' }] },
    { choices: [], usage: { prompt_tokens: 100, completion_tokens: 0 } },
  ];
  const body = `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`;
  return vi.fn<typeof fetch>(async () => new Response(body));
}

test('is scripted, and says so, where no key is there', async () => {
  const models = createModels({ env: {}, settings, log });
  expect(models.scripted).toBe(true);
  expect(await readReply(models.forUse('answer'))).toMatchObject({ model: 'scripted' });
});

test('stops at the month’s budget', async () => {
  const fetch = stubFetch();
  const models = createModels({ env, settings, log, fetch });
  expect(models.scripted).toBe(false);
  const judge = models.forUse('judge');
  expect(await readReply(judge)).toMatchObject({ text: 'hello', costMicroUsd: 0 });
  const answer = models.forUse('route');
  expect((await readReply(answer)).text).toBe('hello');
  expect(log.warn).toHaveBeenCalledTimes(1);
  await expect(readReply(answer)).rejects.toMatchObject({ code: 'budget' });
});

test('each failed attempt is logged with its reason, and without the provider’s own words', async () => {
  log.warn.mockClear();
  const words = '{"error":{"message":"no credit for: my secret wish","code":"insufficient_quota"}}';
  const fetch = vi.fn(async () => new Response(words, { status: 429, headers: { 'retry-after': '60' } }));
  const models = createModels({ env, settings: { ...settings, models: settings.models.slice(0, 1) }, log, fetch });
  await expect(readReply(models.forUse('answer'))).rejects.toMatchObject({ code: 'rate-limited' });
  const reason = 'The provider answered 429 (insufficient_quota).';
  expect(log.warn).toHaveBeenCalledWith(
    { model: 'first', code: 'rate-limited', reason, retryAfterMs: 60_000 },
    'a model call failed',
  );
  expect(JSON.stringify(log.warn.mock.calls)).not.toContain('secret wish');
});

test.each([
  [{}, ['no key in OPENAI_COMPATIBLE_API_KEY', 'no key in ANTHROPIC_API_KEY']],
  [env, []],
])('lists every gap at once', (given, expected) => {
  expect(productionGaps(given, settings.models).map(({ what }) => what)).toEqual(expected);
});

test('production has a gap where no model is named', () => {
  expect(productionGaps(env, [])).toHaveLength(1);
});
