import { config } from '../config.ts';

/** What `auto` means for the local, lexical embedder: measured on the pairs of thresholds.test.ts. */
const LEXICAL = { minimum: 0.55, optimal: 0.75 } as const;

/** Scores from which a memory may be recalled, and from which it makes weaker ones superfluous. */
export const readThresholds = (): { minimum: number; optimal: number } => {
  const { minimum, optimal } = config.longTerm;
  return {
    minimum: minimum === 'auto' ? LEXICAL.minimum : minimum,
    optimal: optimal === 'auto' ? LEXICAL.optimal : optimal,
  };
};
