import { CanvasError } from '@agent-canvas/errors';
import { expect, it } from 'vitest';
import { parseCanvas } from './parse-canvas.ts';
import { readAnswers } from './read-answers.ts';

const broken = 'name: x\nrequirements: { performance: { sustainedRps: 20, peakRps: 10 } }';

it('gives answers that break a rule, which parsing refuses', () => {
  expect(() => parseCanvas(broken)).toThrow(CanvasError);
  expect(readAnswers(broken, { overrides: [{ path: 'stage', value: 'pilot' }] })).toEqual({
    name: 'x',
    stage: 'pilot',
    requirements: { performance: { sustainedRps: 20, peakRps: 10 } },
  });
});

it.each(['name: X Y', 'name: [', 'nam: x'])('refuses what no rule is needed for: %j', (text) => {
  expect(() => readAnswers(text)).toThrow(CanvasError);
});
