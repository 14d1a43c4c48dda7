import type { Logger } from '@acme/observability';
import type { Model } from '../model.ts';
import { ModelError } from '../model-error.ts';

/** Counts what is spent; `check` throws ModelError `budget` once the month's money is gone. */
export interface Ledger {
  check(): void;
  book(costMicroUsd: number): void;
}

/**
 * What all models of this process spent in the current month (UTC); warns once a month at `alertAtPct`.
 * A restart forgets it, and replicas do not share it: the limit at the provider stays the last word.
 */
export function createLedger(options: {
  settings: { monthlyMicroUsd: number; alertAtPct: number };
  log: Pick<Logger, 'warn'>;
  clock: () => number;
}): Ledger {
  const { monthlyMicroUsd, alertAtPct } = options.settings;
  let current = { month: '', spent: 0, hasWarned: false };
  const thisMonth = () => {
    const month = new Date(options.clock()).toISOString().slice(0, 7);
    if (month !== current.month) current = { month, spent: 0, hasWarned: false };
    return current;
  };
  return {
    check() {
      if (thisMonth().spent < monthlyMicroUsd) return;
      throw new ModelError('budget', `The month's budget of ${monthlyMicroUsd / 1_000_000} USD is spent.`);
    },
    book(costMicroUsd) {
      const month = thisMonth();
      month.spent += costMicroUsd;
      if (month.hasWarned || month.spent === 0 || month.spent < (monthlyMicroUsd * alertAtPct) / 100) return;
      month.hasWarned = true;
      options.log.warn(
        { spentMicroUsd: month.spent, monthlyMicroUsd },
        `over ${alertAtPct} % of the month's model budget is spent`,
      );
    },
  };
}

/** Refuses calls of `model` once the ledger's budget is spent. */
export function withBudget(model: Model, ledger: Ledger): Model {
  return {
    id: model.id,
    async *stream(request, options) {
      ledger.check();
      yield* model.stream(request, options);
    },
  };
}
