import type { RegisterRoutes } from '../http/app.ts';

/** What probes and Prometheus ask; not for the internet. */
export const operationRoutes: RegisterRoutes = (app, { metricsText, notReady }) => {
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    const reason = await notReady();
    return reason ? c.json({ status: 'not ready', reason }, 503) : c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) => c.text(await metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4' }));
};
