import type { Issue } from '@agent-canvas/errors';
import type { Terminal } from './terminal.ts';

/** One finding of a canvas, as a person reads it: place, what is wrong, what is allowed, what to do. */
export function formatIssue(issue: Issue, terminal: Pick<Terminal, 'style'>): string {
  const place =
    issue.line === undefined ? (issue.source ?? '') : `${issue.source ?? ''}:${issue.line}:${issue.column ?? 1}`;
  const isWarning = issue.code.startsWith('W_');
  const head = `${terminal.style(isWarning ? 'yellow' : 'red', isWarning ? 'warning' : 'error')} ${terminal.style('bold', issue.path || '(file)')}: ${issue.message}`;
  const lines = [
    `  ${head}  ${terminal.style('dim', `[${issue.code}]`)}`,
    place && `    at ${place}`,
    issue.allowed && `    allowed: ${issue.allowed}`,
    issue.hint && !(issue.allowed && issue.hint.includes(issue.allowed)) && `    ${issue.hint}`,
  ];
  return lines.filter(Boolean).join('\n');
}
