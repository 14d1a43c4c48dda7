import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findRegressions, saveBaseline } from './baseline.ts';
import type { EvalReport } from './eval-report.ts';

const report = (passed: Record<string, boolean>, model = 'scripted'): EvalReport => ({
  model,
  plumbing: 'pass',
  quality: 'UNMEASURED',
  repeat: 1,
  gates: [],
  cases: Object.entries(passed).map(([id, plumbing]) => ({
    id,
    plumbing,
    heldOut: false,
    quality: undefined,
    consistent: true,
    failures: [],
    ms: 1,
    costUsd: 0,
  })),
});

async function saved(baseline: EvalReport): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baseline-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await saveBaseline(join(folder, 'baseline.json'), baseline);
  return join(folder, 'baseline.json');
}

test('a case that passed before and fails now is a regression; new, removed and failing ones are not', async () => {
  const file = await saved(report({ a: true, b: true, c: false, gone: true }));
  expect(await findRegressions(file, report({ a: true, b: false, c: false, fresh: false }))).toEqual(['b']);
});

test('runs of two models are not compared', async () => {
  const file = await saved(report({ a: true }));
  await expect(findRegressions(file, report({ a: true }, 'main'))).rejects.toThrow(
    /of model scripted, this run of main/,
  );
});
