import type { GoldenCase } from './golden-case.ts';
import type { Trace } from './run-case.ts';
import type { Score } from './score.ts';

/** One case after all its runs. */
export interface CaseReport {
  id: string;
  gate?: 'regulatory' | 'security';
  heldOut: boolean;
  plumbing: boolean;
  /** All that the model chose was right; undefined where only a real model could tell. */
  quality: boolean | undefined;
  /** Every run gave the same agent, tools, status and verdicts. */
  consistent: boolean;
  failures: string[];
  ms: number;
  costUsd: number;
}

/** Sums up the runs of one case. On the scripted model behaviour is plumbing, and quality stays unmeasured. */
export function reportCase(
  golden: GoldenCase,
  runs: { trace: Trace; scores: Score[] }[],
  options: { scripted: boolean },
): CaseReport {
  const scores = runs.flatMap((run) => run.scores);
  const failed = scores.filter(({ outcome }) => outcome === 'fail');
  const plumbing = failed.filter(({ about }) => about === 'plumbing' || options.scripted).length === 0;
  return {
    id: golden.id,
    ...(golden.gate && { gate: golden.gate }),
    heldOut: golden.heldOut,
    plumbing,
    quality: options.scripted ? undefined : failed.length === 0,
    consistent: new Set(runs.map(fingerprint)).size <= 1,
    failures: [...new Set(failed.map(({ scorer, detail }) => `${scorer}: ${detail}`))],
    ms: Math.max(...runs.map(({ trace }) => trace.ms)),
    costUsd: mean(runs.map(({ trace }) => (trace.result?.usage.costMicroUsd ?? 0) / 1e6)),
  };
}

function fingerprint({ trace, scores }: { trace: Trace; scores: Score[] }): string {
  const tools = (trace.result?.toolCalls ?? []).map(({ name }) => name);
  return JSON.stringify([trace.result?.agent, trace.result?.status, tools, scores.map(({ outcome }) => outcome)]);
}

const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
