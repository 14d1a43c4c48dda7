import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { config } from './config.ts';
import type { App, AppEnv, AppParts } from './http/app.ts';
import { Problem } from './http/problem.ts';
import { timeRequests } from './http/request-timer.ts';
import { toProblem } from './http/to-problem.ts';
import { traceRequests } from './http/trace-requests.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { runRoutes } from './routes/run-routes.ts';
import { toolRoutes } from './routes/tool-routes.ts';
import { optionalRoutes } from './wiring.ts';

/** A token is rarely more than eight bytes of UTF-8: a longer body could not be answered anyway. */
const BYTES_PER_TOKEN = 8;

/** The HTTP API over its parts. Every error is a problem document with a stable code. */
export const createApp = (parts: AppParts): App => {
  const { security, log } = parts;
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new Problem('invalid_request', 'Some fields are not as they should be.', { errors });
    },
  });

  app.onError((error) => {
    const problem = toProblem(error);
    if (problem.code === 'internal') log.error({ err: error }, 'request failed');
    if (problem.code === 'unavailable') log.warn({ reason: error.message }, 'request refused: a store does not answer');
    return problem.toResponse();
  });
  app.notFound((c) => new Problem('not_found', `There is nothing at ${c.req.method} ${c.req.path}.`).toResponse());

  app.use(timeRequests);
  app.use('/v1/*', traceRequests);
  app.use('/v1/*', async (c, next) => {
    c.set('principal', await security.authenticate(c.req.raw.headers));
    await next();
  });
  app.use('/v1/*', async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    const hasBody = c.req.method === 'POST' && (c.req.header('content-length') ?? '0') !== '0';
    if ((hasBody || type) && !/^application\/json\b/i.test(type)) {
      throw new Problem('unsupported_media_type', `The content type ${type || '(none)'} is not application/json.`);
    }
    await next();
  });
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: config.maxTokensPerRequest * BYTES_PER_TOKEN,
      onError: () =>
        new Problem('body_too_large', `At most ${config.maxTokensPerRequest * BYTES_PER_TOKEN} bytes.`).toResponse(),
    }),
  );

  for (const register of [operationRoutes, runRoutes, toolRoutes, ...optionalRoutes]) register(app, parts);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'acme-agent', version: '1' },
    security: [{ bearer: [] }],
  });
  return app;
};
