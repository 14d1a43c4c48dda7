import { askInTerminal } from '@agent-canvas/interview/terminal';
import type { Terminal } from '../terminal.ts';

/** Asks for a yes; Enter means yes. Throws CancelledError on Ctrl-C. */
export async function confirm(message: string, { style, signal }: Terminal): Promise<boolean> {
  const reply = await askInTerminal({ style, signal })({
    kind: 'confirm',
    title: message,
    message,
    notes: [],
    default: true,
  });
  return reply.kind === 'answer' && reply.value === true;
}
