import type { Context } from 'hono';
import type { AppEnv } from '../http/app.ts';
import type { LiveRun } from '../runs/create-runner.ts';

/** Another way to answer `POST /v1/runs` than to wait and send JSON; chosen by the `Accept` header. */
export interface Responder {
  readonly mediaType: string;
  respond(c: Context<AppEnv>, run: LiveRun): Response;
}
