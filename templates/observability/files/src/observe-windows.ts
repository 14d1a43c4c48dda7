import type { Meter } from '@opentelemetry/api';
import { config } from './config.ts';
import { currentOrNext } from './current-or-next.ts';
import { metricNames } from './metric-names.ts';
import { parseWindow } from './parse-window.ts';

/**
 * Publishes when each maintenance window and the support hours begin and end, so that alert rules can wait for them. Prometheus
 * remembers the moments, also while the service is down in its window. Text that is no window is reported through `warn` and left out.
 */
export const observeWindows = (options: { meter: Meter; now: () => number; warn: (text: string) => void }): void => {
  const { meter, now, warn } = options;
  const texts = [
    ...config.maintenanceWindows.map((text) => ({ kind: 'maintenance', text })),
    ...(config.supportHours ? [{ kind: 'support', text: config.supportHours }] : []),
  ];
  const windows = texts.flatMap(({ kind, text }) => {
    const window = parseWindow(text);
    if (!window) warn(`No alert waits for "${text}" (${kind}): write it as "Mon-Fri 09:00-17:00 CET".`);
    return window ? [{ labels: { kind, window: text }, window }] : [];
  });
  const publish = (name: string, description: string, pick: 'start' | 'end'): void =>
    meter.createObservableGauge(name, { description }).addCallback((result) => {
      for (const { labels, window } of windows) result.observe(currentOrNext(window, now())[pick] / 1000, labels);
    });
  publish(metricNames.windowStart, 'Start of the current or else the next window', 'start');
  publish(metricNames.windowEnd, 'End of the current or else the next window', 'end');
};
