import { parseCanvas, settings } from '@agent-canvas/canvas';
import { CanvasError } from '@agent-canvas/errors';
import { describe, expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';
import { pairsOf } from './matrix/covering-array.ts';
import { factors } from './matrix/factors.ts';
import { forbiddenPairs, isForbidden } from './matrix/forbidden-pairs.ts';
import { expectedOf } from './matrix/oracle.ts';
import { answersOf, matrixRows } from './matrix/rows.ts';
import { summaryOf } from './matrix/summary.ts';
import { renderAnswers, toYaml } from './render-answers.ts';

const pack = await builtInPack();
const rows = matrixRows();

test('every structural setting of the canvas is a factor of the matrix', () => {
  const structural = settings().filter(({ kind }) => kind === 'structural');
  const names = factors().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(structural.map(({ path }) => path)));
});

test('every pair of choices that is not forbidden stands in a row', () => {
  const isCovered = ([factor, label, otherFactor, otherLabel]: ReturnType<typeof pairsOf>[number]): boolean =>
    rows.some(({ choices }) => choices[factor] === label && choices[otherFactor] === otherLabel);
  const missing = pairsOf(factors()).filter((pair) => !isForbidden(pair) && !isCovered(pair));
  expect(missing).toEqual([]);
});

test.each(forbiddenPairs)('$one.0 $one.1 with $other.0 $other.1 is refused by $rule', ({ rule, one, other }) => {
  const text = toYaml(answersOf(Object.fromEntries([one, other])));
  expect(codesOf(text)).toContain(`E_${rule.replaceAll('-', '_').toUpperCase()}`);
});

function codesOf(text: string): string[] {
  try {
    parseCanvas(text);
    return [];
  } catch (error) {
    if (error instanceof CanvasError) return error.issues.map(({ code }) => code);
    throw error;
  }
}

describe.each(rows)('row $id', ({ choices, answers }) => {
  test('has the packages, dependencies, services and files that its answers ask for, and no others', () => {
    const expected = expectedOf(choices);
    const found = summaryOf(renderAnswers(pack, answers), Object.keys(expected.files));
    expect(found, JSON.stringify(choices, null, 2)).toEqual(expected);
  });
});
