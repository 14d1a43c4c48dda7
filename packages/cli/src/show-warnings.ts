import type { Issue } from '@agent-canvas/errors';
import { formatIssue } from './format-issue.ts';
import type { Terminal } from './terminal.ts';

/** Prints what is worth a second look in a valid canvas. */
export function showWarnings(warnings: readonly Issue[], terminal: Terminal): void {
  for (const warning of warnings) terminal.note(formatIssue(warning, terminal));
}
