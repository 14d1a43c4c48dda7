import { expect, test, vi } from 'vitest';
import { config } from '../config.ts';
import { pooled } from '../testing/pooled.ts';
import { readReply, stubModel } from '../testing/stub-model.ts';
import { compareCandidate } from './compare-candidate.ts';

const { candidate: id, trafficPct, minSamples } = config.comparison;
const ask = (text: string) => ({ messages: [{ role: 'user' as const, text }], tools: [] });

test('sends its share to the candidate, the same input always, and reports at the minimum of samples', async () => {
  const info = vi.fn();
  const candidate = pooled(id, 1, 'candidate');
  const compared = compareCandidate(stubModel('base', 'base'), { use: 'answer', pool: [candidate], log: { info } });
  const total = Math.min(20_000, Math.ceil((minSamples * 400) / Math.max(1, Math.min(trafficPct, 100 - trafficPct))));
  for (let index = 0; index < total; index += 1) {
    await readReply(compared, ask(`question ${index}`));
    if (candidate.model.requests.length < minSamples) expect(info).not.toHaveBeenCalled();
  }
  const share = (100 * candidate.model.requests.length) / total;
  expect(Math.abs(share - trafficPct)).toBeLessThan(5);
  const smallest = Math.min(candidate.model.requests.length, total - candidate.model.requests.length);
  expect(info).toHaveBeenCalledTimes(smallest >= minSamples ? 1 : 0);
  const first = await readReply(compared, ask('question 1'));
  expect(await readReply(compared, ask('question 1'))).toEqual(first);
});

test('leaves other uses, and a candidate that has no key, alone', () => {
  const base = stubModel('base', 'base');
  const log = { info: vi.fn() };
  expect(compareCandidate(base, { use: 'route', pool: [pooled(id, 1, '')], log })).toBe(base);
  expect(compareCandidate(base, { use: 'answer', pool: [], log })).toBe(base);
});
