import { withSpan } from '@acme/observability';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from './app.ts';

/** One trace for each request: what its run does and what is logged for it share the trace's id. */
export const traceRequests: MiddlewareHandler<AppEnv> = (c, next) =>
  withSpan('request', { 'http.request.method': c.req.method }, async (span) => {
    await next();
    span.setAttributes({ 'http.route': routePath(c, -1), 'http.response.status_code': c.res.status });
  });
