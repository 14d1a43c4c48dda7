import { estimateTokens } from '@acme/models';
import { type Principal, sharedAttributes } from '@acme/security';
import { createRoute } from '@hono/zod-openapi';
import { actorOf, allow } from '../http/allow.ts';
import type { AppParts, RegisterRoutes } from '../http/app.ts';
import { Problem } from '../http/problem.ts';
import type { LiveRun } from '../runs/create-runner.ts';
import { responders } from '../wiring.ts';
import { requireRun } from './require-run.ts';
import { problemResponse, runParams, runRequestSchema, runSchema, viewRun } from './schemas.ts';

const run = { description: 'The run', content: { 'application/json': { schema: runSchema } } };

const createRun = createRoute({
  method: 'post',
  path: '/v1/runs',
  summary: 'Run the agent on an input',
  request: { body: { required: true, content: { 'application/json': { schema: runRequestSchema } } } },
  responses: {
    200: run,
    422: problemResponse('The request breaks a rule'),
    429: problemResponse('Limits are used up'),
  },
});

const getRun = createRoute({
  method: 'get',
  path: '/v1/runs/{id}',
  summary: 'A run and, once it is over, its result',
  request: { params: runParams },
  responses: { 200: run, 404: problemResponse('No such run') },
});

const cancelRun = createRoute({
  method: 'post',
  path: '/v1/runs/{id}/cancel',
  summary: 'Stop a run',
  request: { params: runParams },
  responses: { 202: run, 404: problemResponse('No such run'), 409: problemResponse('The run is over') },
});

/** What a run is expected to write, in tokens, until it is known. */
const EXPECTED_OUTPUT = 500;

export const runRoutes: RegisterRoutes = (app, parts) => {
  app.openapi(createRun, async (c) => {
    const principal = c.get('principal');
    const accept = c.req.header('accept') ?? '*/*';
    const responder = responders.find(({ mediaType }) => accept.includes(mediaType));
    if (!responder && !/application\/(json|\*)|\*\/\*/.test(accept)) {
      throw new Problem('not_acceptable', `This service does not answer in ${accept}.`);
    }
    await allow({ security: parts.security, principal, permission: 'runs:create', on: 'runs' });
    const live = await startRun(parts, { ...c.req.valid('json'), principal, external: c.get('timer').external });
    // Whoever hangs up does not wait for the answer, so nobody pays for it.
    const { signal } = c.req.raw;
    if (signal.aborted) live.stop('disconnected');
    signal.addEventListener('abort', () => live.stop('disconnected'), { once: true });
    if (responder) return responder.respond(c, live) as never;
    return c.json(viewRun({ ...live, result: await live.result }), 200);
  });

  app.openapi(getRun, async (c) => {
    const found = await requireRun({ ...parts, principal: c.get('principal'), id: c.req.valid('param').id });
    return c.json(viewRun(found), 200);
  });

  app.openapi(cancelRun, async (c) => {
    const { security, store, runner } = parts;
    const principal = c.get('principal');
    const found = await requireRun({ ...parts, principal, id: c.req.valid('param').id });
    const on = `runs/${found.id}`;
    await allow({ security, principal, permission: 'runs:cancel', resource: found.resource, on });
    if (found.result) throw new Problem('run_finished', `The run is over: ${found.result.status}.`);
    if (!runner.stop(found.id, 'cancelled')) await store.requestCancel(found.id);
    await security.audit({ actor: actorOf(principal), action: 'runs:cancel', resource: on, outcome: 'done' });
    return c.json(viewRun(found), 202);
  });
};

interface Wanted {
  readonly input: string;
  readonly threadId?: string | undefined;
  readonly principal: Principal;
  readonly external: Parameters<AppParts['runner']['start']>[0]['external'] & {};
}

const startRun = async (parts: AppParts, { input, threadId, principal, external }: Wanted): Promise<LiveRun> => {
  const { security, runner, limiter, log } = parts;
  if (runner.draining) throw new Problem('draining', 'Send the request again.', { headers: { 'retry-after': '1' } });
  const id = `run_${crypto.randomUUID()}`;
  const actor = actorOf(principal);
  const reservation = await limiter.reserve({ user: actor, tokens: estimateTokens(input) + EXPECTED_OUTPUT });
  const resource = { tenant: principal.tenant, owner: principal.id, attributes: sharedAttributes(principal) };
  const thread = threadId ?? `thread_${crypto.randomUUID()}`;
  await security.audit({ actor, action: 'runs:create', resource: `runs/${id}`, outcome: 'allowed' });
  const live = await runner.start({ id, threadId: thread, resource, input, principal, external });
  log.info({ runId: id, input: security.loggable(input) }, 'run started');
  void live.result
    .then(async ({ status, reason, usage }) => {
      log[status === 'failed' ? 'warn' : 'info']({ runId: id, status, reason, ...usage }, 'run finished');
      await reservation.settle(usage.inputTokens + usage.outputTokens);
    })
    .catch((error: unknown) => log.error({ err: error, runId: id }, 'usage could not be settled'));
  return live;
};
