import { record } from '@acme/observability';
import { createRoute, z } from '@hono/zod-openapi';
import { config } from '../config.ts';
import { actorOf, allow } from '../http/allow.ts';
import type { RegisterRoutes } from '../http/app.ts';
import { requireRun } from './require-run.ts';
import { problemResponse, runParams } from './schemas.ts';

/** One author's feedback on one run; a second one replaces the first. */
export interface Feedback {
  readonly thumbs?: 'up' | 'down' | undefined;
  readonly comment?: string | undefined;
  /** From 1, bad, to 5, good. */
  readonly survey?: number | undefined;
}

/** Only what the canvas asks of users is accepted, and at least one of it. */
export const feedbackSchema = (asked: typeof config.feedback): z.ZodType<Feedback> => {
  const fields = {
    thumbs: z.enum(['up', 'down']).optional(),
    comment: z.string().trim().min(1).max(2_000).optional(),
    survey: z.int().min(1).max(5).optional(),
  };
  const names = (['thumbs', 'comment', 'survey'] as const).filter((name) => asked[name]);
  const chosen = Object.fromEntries(names.map((name) => [name, fields[name]]));
  const isSome = (body: object) => Object.keys(body).length > 0;
  return z.strictObject(chosen).refine(isSome, `send at least one of ${names.join(', ')}`);
};

const giveFeedback = createRoute({
  method: 'post',
  path: '/v1/runs/{id}/feedback',
  summary: 'Say how good the answer was',
  request: {
    params: runParams,
    body: { required: true, content: { 'application/json': { schema: feedbackSchema(config.feedback) } } },
  },
  responses: { 204: { description: 'Stored' }, 404: problemResponse('No such run') },
});

export const feedbackRoutes: RegisterRoutes = (app, { security, store }) => {
  app.openapi(giveFeedback, async (c) => {
    const principal = c.get('principal');
    const found = await requireRun({ security, store, principal, id: c.req.valid('param').id });
    const question = { security, principal, resource: found.resource, on: `runs/${found.id}` };
    await allow({ ...question, permission: 'feedback:create' });
    const feedback: Feedback = c.req.valid('json');
    await store.addFeedback({ runId: found.id, author: actorOf(principal), feedback });
    if (feedback.thumbs) record.feedback({ kind: 'thumbs', value: feedback.thumbs === 'up' ? 5 : 1 });
    if (feedback.survey) record.feedback({ kind: 'survey', value: feedback.survey });
    return c.body(null, 204);
  });
};
