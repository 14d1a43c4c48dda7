import { type Answers, settings } from '@agent-canvas/canvas';
import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../next-question.ts';
import type { SheetQuestion } from '../question.ts';
import { startState } from '../run-interview.ts';
import { renderSheet } from './render-sheet.ts';

const plain = (_: string, text: string) => text;

function sheetOf(answers: Answers): SheetQuestion {
  const question = nextQuestion(startState({ answers, mode: 'review' }));
  if (question.kind !== 'sheet') throw new Error('these answers break a rule');
  return question;
}

const sheet = sheetOf({ name: 'x', stage: 'pilot', requirements: { budget: { monthlyUsd: 1 } } });

describe('the assumption sheet', () => {
  it('holds every setting that has an effect, given or not, with a reason', () => {
    const rows = sheet.pages.flatMap((page) => page.rows);
    const missing = settings().filter(
      ({ path, kind, appliesWhen }) =>
        kind !== 'prose' && kind !== 'generative' && !appliesWhen && !rows.some((row) => row.path === path),
    );
    expect(missing.map(({ path }) => path)).toEqual(['canvas']);
    expect(rows.every(({ why, value }) => why !== '' && value !== '')).toBe(true);
  });

  it.each([
    ['requirements.budget.monthlyUsd', '1 USD', 'your answer'],
    ['requirements.reliability.availabilityPct', '99.9 %', 'default of a pilot'],
    ['requirements.budget.alertAtPct', '80 %', 'default'],
    ['requirements.performance.sustainedRps', '1 a second', '1000 × 2 × 5 ÷ 86400 seconds, rounded up = 1'],
    ['derived.replicas', '2', expect.stringContaining('rounded up')],
  ])('says of %s: %s, because %s', (path, value, why) => {
    const row = sheet.pages.flatMap(({ rows }) => rows).find((one) => one.path === path);
    expect(row).toMatchObject({ value, why });
  });

  it('carries the warnings', () => {
    expect(sheet.warnings).toEqual([expect.stringContaining('USD')]);
    expect(renderSheet({ sheet, page: 0, row: 0, width: 80, height: 24, style: plain })).toContain('! ');
  });

  it.each([
    [80, 24],
    [120, 40],
    [50, 18],
    [200, 60],
  ])('fits each of its pages into %i columns and %i rows, whichever row is active', (width, height) => {
    for (const [page, { rows }] of sheet.pages.entries()) {
      for (const row of rows.keys()) {
        const lines = renderSheet({ sheet, page, row, width, height, style: plain }).split('\n');
        expect(lines.length).toBeLessThan(height);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(width);
        expect(lines.filter((line) => line.startsWith('❯'))).toHaveLength(1);
      }
    }
  });
});
