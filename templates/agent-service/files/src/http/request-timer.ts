import { record } from '@acme/observability';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from './app.ts';
import { ExternalTime } from './external-time.ts';

export interface RequestTimer {
  /** Time of models and tools, which is not the service's own. */
  readonly external: ExternalTime;
  /** Records the request, once. A stream calls it at its end; any other response is recorded when its handler returns. */
  finish(): void;
  /** Puts off recording until `finish` is called. */
  defer(): void;
}

/** Measures every request: as a whole, and the service's own part of it. */
export const timeRequests: MiddlewareHandler<AppEnv> = async (c, next) => {
  const started = performance.now();
  const external = new ExternalTime();
  let isDeferred = false;
  let isRecorded = false;
  const finish = () => {
    if (isRecorded) return;
    isRecorded = true;
    const elapsed = performance.now() - started;
    const route = routePath(c, -1);
    record.request({
      route: route.endsWith('*') ? 'unmatched' : route,
      method: c.req.method,
      status: c.res.status,
      seconds: elapsed / 1000,
      serviceSeconds: Math.max(0, elapsed - external.milliseconds) / 1000,
    });
  };
  const defer = () => {
    isDeferred = true;
  };
  c.set('timer', { external, finish, defer });
  await next();
  if (!isDeferred) finish();
};
