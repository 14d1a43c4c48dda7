import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** The run ended with exactly one `run.finished`, last, and threw nothing. */
export function scoreEnding({ trace }: Scored) {
  const finished = trace.events.filter(({ type }) => type === 'run.finished').length;
  const complaints = [];
  if (trace.thrown !== undefined) complaints.push(`threw: ${trace.thrown}`);
  if (trace.thrown === undefined && finished !== 1) complaints.push(`${finished} run.finished events`);
  if (finished > 0 && trace.result === undefined) complaints.push('run.finished is not the last event');
  return scored('ending', 'plumbing', complaints);
}
