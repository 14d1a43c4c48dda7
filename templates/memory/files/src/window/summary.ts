import type { Turn } from '../memory.ts';
import type { Thread } from '../owner.ts';
import type { StoreOptions } from '../store-options.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { extractSummary } from './extract-summary.ts';
import { fitNewest } from './fit-newest.ts';
import { createSummaryStore } from './summary-store.ts';
import type { Window } from './window.ts';

/** Of the window, for the summary; and for turns right after summarising, so that it is not due again at once. */
const SUMMARY_SHARE = 0.2;
const REFILL_SHARE = 0.5;

/** The newest turns that fit, after a summary of the older ones, which grows as turns leave the window. */
export const createSummaryWindow = (options: StoreOptions): Window => {
  const store = createSummaryStore(options);
  const summarise = options.summarise ?? extractSummary;

  const build = async (thread: Thread, turns: readonly Turn[], maxTokens: number): Promise<Turn[]> => {
    const summary = await store.read(thread);
    const open = turns.filter(({ at }) => !summary || at > summary.until);
    const room = Math.floor(maxTokens * (1 - SUMMARY_SHARE));
    const needed = open.reduce((sum, { text }) => sum + estimateTokens(text), 0);
    if (needed <= room) return [...asTurn(summary), ...open];

    const kept = fitNewest(open, Math.floor(maxTokens * REFILL_SHARE));
    const leaving = open.slice(0, open.length - kept.length);
    const text = await summarise({
      previous: summary?.text ?? '',
      turns: leaving,
      maxTokens: Math.floor(maxTokens * SUMMARY_SHARE),
    });
    const next = { text, until: leaving.at(-1)?.at ?? 0 };
    await store.write(thread, next);
    return [...asTurn(next), ...kept];
  };
  return { build, stores: { summaries: store } };
};

const asTurn = (summary: { text: string; until: number } | undefined): Turn[] =>
  summary ? [{ role: 'user', text: `Summary of this conversation so far: ${summary.text}`, at: summary.until }] : [];
