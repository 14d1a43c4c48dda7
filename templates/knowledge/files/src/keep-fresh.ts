import { Cron } from 'croner';
import { config } from './config.ts';

/**
 * Reads the sources by the schedule of the canvas (UTC), and renews the index every `updateEveryMs`, never two at once.
 * Returns how to stop.
 */
export const keepFresh = ({
  ingest,
  renew,
  onError,
}: {
  ingest: () => Promise<unknown>;
  renew: () => Promise<unknown>;
  onError: (error: unknown) => void;
}): (() => void) => {
  const cron = new Cron(config.schedule, { timezone: 'UTC', protect: true, catch: onError }, async () => {
    await ingest();
  });
  const timer = setInterval(() => renew().catch(onError), config.updateEveryMs);
  return () => {
    cron.stop();
    clearInterval(timer);
  };
};
