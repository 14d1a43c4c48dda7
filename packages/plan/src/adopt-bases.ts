import { blobId } from '@agent-canvas/check';
import type { Content } from './sync-request.ts';

/** One version of a pack that may have given a file. */
export interface Candidate {
  readonly version: string;
  readonly hash: string;
  readonly content: Content;
  readonly executable: boolean;
}

/** The candidate that a file most likely began as. */
export interface Nearest {
  readonly candidate: Candidate;
  /** Lines that only one of both has, style aside; 0 where the contents are one. */
  readonly distance: number;
}

/** Less than half of the lines in common: another file under the same name. */
const leastLikeness = 0.5;

/**
 * The base of a file that nobody recorded: the version with exactly its content, else the one with the fewest differing
 * lines; undefined where none is like it. Of equally near ones the first. What a formatter changes (quotes, indentation,
 * semicolons, trailing commas, line ends) makes no difference.
 */
export function nearestBase(content: Content, candidates: readonly Candidate[]): Nearest | undefined {
  const hash = blobId(content);
  const exact = candidates.find((candidate) => candidate.hash === hash);
  if (exact) return { candidate: exact, distance: 0 };
  if (typeof content !== 'string') return undefined;
  const lines = bareLines(content);
  let best: Nearest | undefined;
  for (const candidate of candidates) {
    if (typeof candidate.content !== 'string') continue;
    const others = bareLines(candidate.content);
    const distance = differing(lines, others);
    const likeness = 1 - distance / Math.max(1, lines.length + others.length);
    if (likeness < leastLikeness || (best && best.distance <= distance)) continue;
    best = { candidate, distance };
  }
  return best;
}

/** The lines that say something, without what formatters change. */
function bareLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replaceAll('"', "'")
        .replace(/[;,]+$/, '')
        .replaceAll(/\s+/g, ' '),
    )
    .filter((line) => line !== '');
}

function differing(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const count = counts.get(line) ?? 0;
    if (count === 0) continue;
    common += 1;
    counts.set(line, count - 1);
  }
  return left.length + right.length - 2 * common;
}
