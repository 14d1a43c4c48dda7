import { editCanvas, parseCanvas } from '@agent-canvas/canvas';
import { expect, it } from 'vitest';
import { editsBetween } from './interview-edits.ts';

it('names each setting and signature that differs, and works them into a text without touching the rest', () => {
  const text = '# ours\nname: shop # the shop\nstage: pilot\nrequirements:\n  budget: { monthlyUsd: 5 }\n';
  const { answers } = parseCanvas(text);
  const edits = editsBetween(answers, {
    name: 'shop',
    by: 'person',
    requirements: { budget: { monthlyUsd: 7, by: 'person' } },
  });
  expect(edits).toEqual([
    { path: 'stage', value: undefined },
    { path: 'requirements.budget.monthlyUsd', value: 7 },
    { path: 'by', value: 'person' },
    { path: 'requirements.budget.by', value: 'person' },
  ]);
  const edited = editCanvas(text, edits);
  expect(edited).toContain('# ours\nname: shop # the shop\n');
  expect(parseCanvas(edited).answers).toMatchObject({ requirements: { budget: { monthlyUsd: 7, by: 'person' } } });
});

it('has nothing to edit where nothing changed', () => {
  const { answers } = parseCanvas('name: x\nmemory: { lifecycle: { shortTermTtl: 2h, by: agent } }');
  expect(editsBetween(answers, structuredClone(answers))).toEqual([]);
});
