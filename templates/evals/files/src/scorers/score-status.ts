import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** The run ended as expected and, where it completed, said something. */
export function scoreStatus({ golden, trace }: Scored) {
  const { result } = trace;
  if (!result) return scored('status', 'behaviour', ['no result']);
  const complaints = [];
  if (result.status !== golden.expect.status) {
    complaints.push(`${result.status}${result.reason ? ` (${result.reason})` : ''}, expected ${golden.expect.status}`);
  }
  if (result.status === 'completed' && result.output.trim() === '') complaints.push('an empty answer');
  return scored('status', 'behaviour', complaints);
}
