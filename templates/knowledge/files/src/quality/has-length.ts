import type { QualityCheck } from './quality-check.ts';

const SHORTEST = 40;
const LONGEST = 1_000_000;

/** Too short says nothing, too long is no document. In characters. */
export const hasLength: QualityCheck = ({ text }) => {
  if (text.length < SHORTEST) return `it is shorter than ${SHORTEST} characters`;
  return text.length > LONGEST ? `it is longer than ${LONGEST} characters` : undefined;
};
