import { expect, test, vi } from 'vitest';
import { readReply, stubModel } from '../testing/stub-model.ts';
import { createLedger, withBudget } from './with-budget.ts';

test('warns at the alert share, stops at the limit, and starts anew with the month', async () => {
  let now = Date.UTC(2027, 0, 31);
  const warn = vi.fn();
  const ledger = createLedger({ settings: { monthlyMicroUsd: 1000, alertAtPct: 80 }, log: { warn }, clock: () => now });
  const model = withBudget(stubModel('main', 'hello'), ledger);
  ledger.book(790);
  expect(warn).not.toHaveBeenCalled();
  ledger.book(10);
  ledger.book(10);
  expect(warn).toHaveBeenCalledTimes(1);
  await readReply(model);
  ledger.book(190);
  await expect(readReply(model)).rejects.toMatchObject({ code: 'budget', retryable: false });
  now = Date.UTC(2027, 1, 1);
  expect(await readReply(model)).toMatchObject({ text: 'hello' });
});
