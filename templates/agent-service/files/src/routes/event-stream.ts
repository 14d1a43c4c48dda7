import { streamSSE } from 'hono/streaming';
import type { Responder } from './responder.ts';
import { viewRun } from './schemas.ts';

/** Proxies close a silent connection; a comment keeps it open. */
const HEARTBEAT_MS = 15_000;

/** The events of a run as they happen, numbered from 1. When the client goes, the run stops. */
export const eventStream: Responder = {
  mediaType: 'text/event-stream',
  respond(c, run) {
    const timer = c.get('timer');
    timer.defer();
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => run.stop('disconnected'));
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
      let id = 0;
      try {
        for await (const event of run.events()) {
          const { type, ...data } = event.type === 'run.finished' ? finished(run, event.result) : event;
          await stream.writeSSE({ id: String(++id), event: type, data: JSON.stringify(data) });
        }
      } finally {
        clearInterval(heartbeat);
        timer.finish();
      }
    });
  },
};

const finished = (run: { id: string; threadId: string }, result: Parameters<typeof viewRun>[0]['result'] & {}) => ({
  type: 'run.finished' as const,
  result: viewRun({ ...run, result }),
});
