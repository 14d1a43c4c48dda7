import { expect, test } from 'vitest';
import { parseCanvas } from '../parse-canvas.ts';

const inputWith = (tools: string): string =>
  parseCanvas(`name: a
architecture:
  multiAgent: { topology: router, specialists: [{ name: one, duty: first, tools: [${tools}] }] }`).canvas.derived
    .exampleInput;

test.each([
  ['', 'Where is order 1001?'],
  ['lookup-order', 'Where is order 1001?'],
  ['refund, lookup-parcel', 'Where is parcel 1001?'],
  ['search-filings', 'Search filings 1001'],
  ['refund', 'Refund 1001'],
])('with the tools [%s] a new repository is tried out with %j', (tools, expected) => {
  expect(inputWith(tools)).toBe(expected);
});
