import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { App } from './http/app.ts';

export interface Listening {
  readonly address: string;
  /** Answers what it has begun, then closes; connections that stay open beyond 5 s are cut. */
  close(): Promise<void>;
}

/** Longer than a load balancer keeps an idle connection, so that it is never the service that closes one in use. */
const KEEP_ALIVE_MS = 75_000;

/** Serves on `HOST` (127.0.0.1) and `PORT` (8787). Rejects where the port is taken. */
export const listen = ({ app, env }: { app: App; env: NodeJS.ProcessEnv }): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const options = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: 10_000, requestTimeout: 30_000 };
    const hostname = env.HOST || '127.0.0.1';
    const port = Number(env.PORT || 8787);
    const server = serve({ fetch: app.fetch, port, hostname, serverOptions: options }, ({ port }: AddressInfo) => {
      const host = hostname === '0.0.0.0' ? '127.0.0.1' : hostname;
      resolve({ address: `http://${host}:${port}`, close });
    }) as Server;
    server.once('error', reject);

    const close = (): Promise<void> =>
      new Promise((closed) => {
        // A connection whose request ends during the close stays open for the next one, unless it is swept.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(sweep);
          closed();
        });
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      });
  });
